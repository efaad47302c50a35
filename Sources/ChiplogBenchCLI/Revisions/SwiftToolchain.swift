import ChiplogBench

/// The compiler on the `PATH`, which builds both programs.
struct SwiftToolchain: Sendable {
    let tool: BuildTool
    /// All that `swift --version` says: two toolchains that differ in it are two.
    let description: String

    /// Finds `swift` on the `PATH` of `environment` and asks for its version.
    init(environment: [String: String], stop: Interruption) throws(PreparationError) {
        guard let swift = CommandOutput.find("swift", in: environment["PATH"]) else {
            throw .usage(
                "swift is not on the PATH; it is needed to build revisions, but not for --base-bin and --head-bin")
        }
        tool = BuildTool(executable: swift, variables: environment, stop: stop)
        do throws(ToolFailure) {
            description = try tool.run(["--version"], within: .seconds(60))
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words): throw .usage("\(swift) does not say its version: \(words)")
            }
        }
    }

    /// The line that names the version, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    var versionLine: String {
        let lines = description.split(separator: "\n")
        return (lines.first { $0.contains("Swift version") } ?? lines.first).map(String.init) ?? "unknown"
    }

    /// The version alone, such as `6.3.1`, as reports have it.
    static func version(in line: String) -> String {
        guard let words = line.firstRange(of: "Swift version ") else { return line }
        return String(line[words.upperBound...].prefix { !$0.isWhitespace })
    }
}
