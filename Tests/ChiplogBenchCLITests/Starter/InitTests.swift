import ChiplogBench
import Glibc
import Testing

@testable import ChiplogBenchCLI
@testable import ToyBenchmark

@Suite("init", .timeLimit(.minutes(5)))
struct InitTests {
    private static let starter = "scenarios/starter.json"
    private static let workflow = ".github/workflows/benchmarks.yml"

    /// A package, and nothing else.
    private func package() throws -> ToyRun {
        let run = try ToyRun()
        try run.write("Package.swift", "")
        rmdir("\(run.folder)/scenarios")
        return run
    }

    private func initialize(
        _ arguments: String..., provider: any WorkloadProvider = ToyProvider(), command: String = "chiplog"
    ) -> (code: ExitCode, output: String, errors: String) {
        nonisolated(unsafe) var output = ""
        nonisolated(unsafe) var errors = ""
        let console = Console(write: { output += $0 }, writeError: { errors += $0 })
        let code = BenchCommand.run(
            CommandContext(provider: provider, arguments: arguments, console: console, commandName: command))
        return (code, output, errors)
    }

    @Test("a package gets a scenario that is valid and runs, and a workflow; nothing else is left")
    func writes() throws {
        let run = try package()
        let result = try run.run("init")
        #expect(result.code == 0)
        #expect(
            result.output == """
                Written: \(Self.starter), \(Self.workflow)
                Next: swift run -c release ToyBenchmark run --profile smoke

                """)
        #expect(run.names(in: "scenarios") == ["starter.json"])
        #expect(run.names(in: ".github/workflows") == ["benchmarks.yml"])
        #expect(try run.run("validate").output == "\(Self.starter): ok, 2 rows\n")
        #expect(try #require(run.read(Self.workflow)).contains("swift build -c release --product ToyBenchmark\n"))
    }

    @Test(
        "what is there already stays, whichever it is, and nothing is written beside it",
        arguments: [starter, workflow])
    func refuses(present: String) throws {
        let run = try package()
        for folder in ["scenarios", ".github", ".github/workflows"] { mkdir("\(run.folder)/\(folder)", 0o755) }
        try run.write(present, "mine")
        let result = try run.run("init")
        #expect(result.code == 2)
        #expect(result.errors == "chiplog: error: \(present) is there already; nothing is written\n")
        #expect(run.read(present) == "mine")
        #expect(run.names(in: "scenarios").count + run.names(in: ".github/workflows").count == 1)
        let both = try run.run("init", "--dry-run")
        #expect(both.code == 2)
        #expect(both.output.contains("==> \(present) <==\n"))
        #expect(run.names(in: "scenarios").count + run.names(in: ".github/workflows").count == 1)
    }

    @Test(
        "a dependency that the workflow will not find is told of",
        arguments: [
            (#".package(path: "../chiplog")"#, "", "../chiplog"), (#".package(path: "../chiplog")"#, "Benchmarks", nil),
            (#".package(name: "a",\n  path: "../../chiplog")"#, "Benchmarks", "../../chiplog"),
            (#".package(path: "./b"), .package(path: "/srv/chiplog")"#, "", "/srv/chiplog"),
            (#".package(path: "b/../../c")"#, "", "b/../../c"), (#"// .package(path: "../chiplog")"#, "", nil),
            (#"a: 1,\t// .package(path: "../chiplog")"#, "", nil),
            ("// swift-tools-version: 6.2\r\n.package(path: \"../chiplog\")\r\n", "", "../chiplog"),
            (#".package(url: "https://example.org/a", from: "1.0.0"), .package(path: "../b")"#, "", "../b"),
            (#".package(url: "https://example.org/a", from: "1.0.0"), .target(name: "a", path: "../b")"#, "", nil),
        ] as [(String, String, String?)])
    func outsideDependency(manifest: String, folder: String, path: String?) {
        let manifest = manifest.replacing("\\n", with: "\n")
        #expect(OutsideDependency.path(in: manifest, of: folder) == path)
    }

    @Test("it is a warning, and the files are written all the same")
    func warnsOfOutsideDependency() throws {
        let run = try package()
        unlink("\(run.folder)/Package.swift")
        try run.write("Package.swift", #"let package = Package(dependencies: [.package(path: "../chiplog")])"#)
        let result = try run.run("init")
        #expect(result.code == 0)
        #expect(result.errors.hasPrefix(#"chiplog: warning: Package.swift depends on "../chiplog", which is outside"#))
        #expect(run.read(Self.workflow) != nil)
    }

    @Test("of files that cannot all be written, none is; a link counts as being there")
    func allOrNothing() throws {
        let run = try ToyRun()
        let paths = ["a/one", "b/two"].map { "\(run.folder)/\($0)" }
        try run.write("b", "a file where a folder should be")
        #expect(throws: FileError.self) { try NewFiles.write(paths.map { ($0, "new") }) }
        #expect(run.names(in: "a") == [])
        // Something that came between the look and the writing.
        unlink("\(run.folder)/b")
        mkdir("\(run.folder)/b", 0o755)
        try run.write("b/two", "theirs")
        #expect(throws: FileError(paths[1], code: EEXIST)) { try NewFiles.write(paths.map { ($0, "new") }) }
        #expect(run.names(in: "a") == [])
        #expect(run.read("b/two") == "theirs")
        symlink("nowhere", "\(run.folder)/link")
        #expect(NewFiles.isThere("\(run.folder)/link"))
    }

    @Test("a dry run shows both files as they would be, and writes neither")
    func dryRun() throws {
        let run = try package()
        let shown = try run.run("init", "--dry-run")
        #expect(shown.code == 0)
        #expect(run.names(in: ".") == ["Package.swift", "err.txt", "out.txt", "tmp"])
        _ = try run.run("init")
        let files = try [Self.starter, Self.workflow].map { "==> \($0) <==\n\(try #require(run.read($0)))\n" }
        #expect(shown.output == files.joined())
    }

    @Test("a package within a repository has its workflow at the repository's top, and its steps in its folder")
    func nested() throws {
        let run = try ToyRun()
        for folder in [".git", "Benchmarks"] { mkdir("\(run.folder)/\(folder)", 0o755) }
        try run.write("Benchmarks/Package.swift", "")
        #expect(initialize("init", "\(run.folder)/Benchmarks").code == .success)
        #expect(run.names(in: "Benchmarks") == ["Package.swift", "scenarios"])
        let workflow = try #require(run.read(Self.workflow))
        #expect(workflow.contains("\n        working-directory: Benchmarks\n"))
        #expect(workflow.contains("path: Benchmarks/reports/\n"))
        #expect(workflow.contains("path: Benchmarks/.build/chiplog/builds\n"))
    }

    @Test("where there is no package, nothing is written")
    func noPackage() throws {
        let run = try ToyRun()
        let result = try run.run("init", "tmp")
        #expect(result.code == 2)
        #expect(result.errors == "chiplog: error: no Package.swift in \"tmp\": name the folder of a Swift package\n")
        #expect(run.names(in: "tmp") == [])
    }

    @Test("a starter that only its author can complete is written, and what is missing is said")
    func incomplete() throws {
        let run = try package()
        let provider = ClosureProvider(section: "sort") { section in
            _ = try section.integer("count", in: 1...9)
            return { _ in }
        }
        let result = initialize("init", run.folder, provider: provider, command: "SortBenchmark")
        #expect(result.code == .success)
        #expect(result.errors.contains("\(Self.starter):5: $.sort"))
        #expect(result.errors.contains("count"))
        #expect(try #require(run.read(Self.starter)).contains(#""sort": {}"#))
    }
}
