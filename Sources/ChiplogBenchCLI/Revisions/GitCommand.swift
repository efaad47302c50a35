import ChiplogBench

/// git as it is asked here: in one folder, in English, without a prompt, and without its hooks.
struct GitCommand: Sendable {
    private var tool: BuildTool
    private let folder: String

    /// Finds git on the `PATH` of `environment`.
    init(in folder: String, environment: [String: String], stop: Interruption) throws(PreparationError) {
        guard let git = CommandOutput.find("git", in: environment["PATH"]) else {
            throw .usage(
                "git is not on the PATH; it is needed to build revisions, but not for --base-bin and --head-bin")
        }
        var variables = environment.merging(["LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"]) { $1 }
        // git sets these for its hooks, in which a comparison may well be made; they would lead away from the folder.
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"] {
            variables[name] = nil
        }
        tool = BuildTool(executable: git, variables: variables, stop: stop)
        self.folder = folder
    }

    /// Asks for something, without any lock: a benchmark must not get in the way of a git at work.
    ///
    /// - Returns: The answer without the last line's end.
    func ask(_ arguments: [String]) throws(ToolFailure) -> String {
        try tool.run(["--no-optional-locks", "-C", folder] + arguments, within: .seconds(60))
    }

    /// Changes something; longer, since files may come over a network.
    func change(_ arguments: [String]) throws(ToolFailure) {
        _ = try tool.run(Self.withoutHooks + ["-C", folder] + arguments, within: .seconds(1_800))
    }

    /// Cleans something up: whether it succeeded. An interruption does not end it.
    func cleanUp(_ arguments: [String]) -> Bool {
        let arguments = Self.withoutHooks + ["-C", folder] + arguments
        return (try? tool.uninterrupted.run(arguments, within: .seconds(60))) != nil
    }

    /// The same git with the file `index` for what is staged, so that nobody's own index changes.
    func with(index: String) -> GitCommand {
        var copy = self
        copy.tool.variables["GIT_INDEX_FILE"] = index
        return copy
    }

    /// Somebody's hooks are meant for somebody's work.
    private static let withoutHooks = ["-c", "core.hooksPath=/dev/null"]
}
