import ChiplogBench
import Glibc

/// The folder of scenario files, and the way from a name on the command line to a path.
struct ScenarioFolder {
    /// Where files are looked for unless told.
    static let `default` = ScenarioFolder(path: "scenarios")

    var path: String

    init(path: String) {
        self.path = path
    }

    /// The one that a command line names.
    init(_ arguments: ParsedArguments) {
        self = arguments.last(.scenarios).map(ScenarioFolder.init) ?? .default
    }

    /// The folder in it of those scenarios that a plain run leaves out: they say how fast things shall be.
    var goals: ScenarioFolder { ScenarioFolder(path: "\(path)/goals") }

    /// The folder in it of those that other loggers do too.
    var peers: ScenarioFolder { ScenarioFolder(path: "\(path)/peers") }

    /// The paths of `names`, each once; without any, of all scenario files of the folder, by name.
    func paths(of names: [String]) throws(CommandError) -> [String] {
        guard names.isEmpty else {
            var paths: [String] = []
            for name in names {
                let path = try self.path(of: name)
                if !paths.contains(path) { paths.append(path) }
            }
            return paths
        }
        guard let found = scenarioNames() else { throw noFolder }
        guard !found.isEmpty else { throw CommandError("no scenario file (*.json) in \"\(path)\"") }
        return found.map(file)
    }

    /// Where the scenario of that name is.
    func file(of name: String) -> String { "\(path)/\(name).json" }

    /// Whether a file is there for the name of a scenario, or the path of one.
    func has(_ name: String) -> Bool { access(Self.isPath(name) ? name : file(of: name), F_OK) == 0 }

    private static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".json") }

    private func path(of name: String) throws(CommandError) -> String {
        if Self.isPath(name) { return name }
        let path = file(of: name)
        guard access(path, F_OK) != 0 else { return path }
        guard let names = scenarioNames() else { throw noFolder }
        let hint = nearestName(to: name, in: names).map { "; did you mean \"\($0)\"?" } ?? ""
        throw CommandError("no scenario \"\(name)\": \(path) is not there\(hint)")
    }

    private var noFolder: CommandError {
        CommandError(
            "no folder \"\(path)\" here: name scenario files, or the folder with --scenarios DIR; "
                + "chiplog init writes a first one")
    }

    /// The base names of the folder's scenario files, sorted; nil when there is no such folder.
    private func scenarioNames() -> [String]? {
        Folder.names(in: path)?.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(5)) }.sorted()
    }
}
