import ChiplogBench

/// The rows that a command line asks for: files, settings, filters.
struct RowSelection {
    /// A scenario file that has been read and found right.
    struct File {
        var name: String
        var text: String
        var scenarios: [Scenario]
    }

    /// The most bytes of a scenario file. Each worker is sent the whole text and expands it again, and a device given
    /// for a file may have no end.
    private static let longestFile = 1 << 20

    /// Never empty.
    let rows: [RunPlan.Row]
    let settings: [ScenarioSetting]

    init(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) {
        try self.init(arguments, context, Self.paths(arguments), settings: Self.settings(arguments))
    }

    /// The rows that other loggers do too.
    ///
    /// - Parameter more: Settings beyond the command line's.
    init(
        ofPeers arguments: ParsedArguments, _ context: CommandContext, settings more: [ScenarioSetting] = []
    ) throws(CommandError) {
        let paths = try ScenarioFolder(arguments).peers.paths(of: [])
        try self.init(arguments, context, paths, settings: Self.settings(arguments) + more)
    }

    private init(
        _ arguments: ParsedArguments, _ context: CommandContext, _ paths: [String], settings: [ScenarioSetting]
    ) throws(CommandError) {
        self.settings = settings
        let filters = try RowFilter(arguments)
        var rows: [RunPlan.Row] = []
        let files = try Self.files(paths, settings, context)
        for file in files {
            rows += file.scenarios.filter { filters.admits($0.id) }.map { scenario in
                RunPlan.Row(
                    scenario: scenario, text: file.text,
                    backgroundThreads: context.provider.backgroundThreads(of: scenario))
            }
        }
        guard !rows.isEmpty else {
            let near = filters.likelyMeant(among: files.flatMap { $0.scenarios.map(\.id) })
            throw CommandError(
                "no row is left: --filter and --skip leave out all of them; "
                    + (near.map { "did you mean \"\($0)\"? " } ?? "") + "chiplog list shows their ids")
        }
        self.rows = rows
    }

    /// The files asked for, all of them checked: what is wrong is told of every file at once.
    static func files(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> [File] {
        try files(paths(arguments), settings(arguments), context)
    }

    private static func paths(_ arguments: ParsedArguments) throws(CommandError) -> [String] {
        let folder = ScenarioFolder(arguments)
        let isAboutGoals = arguments.has(RunOptions.reference) && arguments.positionals.isEmpty
        return try (isAboutGoals ? folder.goals : folder).paths(of: arguments.positionals)
    }

    private static func files(
        _ paths: [String], _ settings: [ScenarioSetting], _ context: CommandContext
    ) throws(CommandError) -> [File] {
        var files: [File] = []
        var errors: [String] = []
        for path in paths {
            do throws(ScenarioError) {
                files.append(try load(path, settings, context.provider))
            } catch {
                if !errors.contains(error.description) { errors.append(error.description) }
            }
        }
        errors += files.filter { file in
            files.contains { $0.name != file.name && $0.scenarios.first?.name == file.scenarios.first?.name }
        }.map { "\($0.name): another file's scenario has the same name; rows are known by it, so run them apart" }
        guard errors.isEmpty else { throw CommandError(errors) }
        return files
    }

    private static func load(
        _ path: String, _ settings: [ScenarioSetting], _ provider: any WorkloadProvider
    ) throws(ScenarioError) -> File {
        let bytes = try read(path)
        let scenarios = try ScenarioFile.load(
            name: path, bytes: bytes, settings: settings, provider: provider, readBase: read)
        return File(name: path, text: String(decoding: bytes, as: UTF8.self), scenarios: scenarios)
    }

    private static func read(_ path: String) throws(ScenarioError) -> [UInt8] {
        do throws(FileError) {
            return try FileBytes.read(path, limit: longestFile)
        } catch {
            throw ScenarioError(place: path, message: "cannot be read: \(error.reason)")
        }
    }

    private static func settings(_ arguments: ParsedArguments) throws(CommandError) -> [ScenarioSetting] {
        do throws(ScenarioError) {
            var settings: [ScenarioSetting] = []
            for text in arguments.all(.set) { settings.append(try ScenarioSetting(text)) }
            return settings
        } catch {
            throw CommandError(error.description)
        }
    }
}
