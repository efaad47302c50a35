import ChiplogBench
import Testing

@testable import ChiplogBenchCLI

/// Releases of the toy in a repository of their own; what each does when it is measured, its tag's build says.
struct ReleaseRun {
    let package: TemporaryPackage
    let run: ToyRun

    /// - Parameter members: Of the one scenario; without the time pass, since a loaded machine may move its figures.
    init(members: String = #""passes": ["verify", "alloc"]"#) throws {
        package = try TemporaryPackage()
        run = ToyRun(in: package.repository)
        try run.scenario("toy", members)
    }

    /// Commits and tags a release with this fault.
    func release(_ tag: String, fault: String = "none") throws {
        let toy = try #require(ToyRun.toyPath)
        try package.commit(
            tag: tag,
            build: #"""
                mkdir -p "$bin"
                printf '#!/bin/sh\n# \#(tag)\nTOY_FAULT=\#(fault) exec "\#(toy)" "$@"\n' >"$bin/$product"
                chmod +x "$bin/$product"
                """#)
    }

    /// Commits and tags a release that does not build.
    func brokenRelease(_ tag: String) throws {
        try package.commit(tag: tag, build: #"echo "$package/a.swift:1:1: error: no \#(tag)" >&2; exit 1"#)
    }

    func start(_ arguments: String...) throws { try start(arguments) }

    func callAsFunction(_ arguments: String...) throws -> ToyRun.Result { try self(arguments) }

    func callAsFunction(_ arguments: [String]) throws -> ToyRun.Result {
        try start(arguments)
        return run.wait()
    }

    private func start(_ arguments: [String]) throws {
        let variables = package.environment.map { "export \($0.key)='\($0.value)'" }.joined(separator: "; ")
        try run.start(arguments, after: variables)
    }

    /// The record in a file of the folder `reports`.
    func record(_ name: String) throws -> ReleaseRecord {
        try ReleaseRecord(json: JSON.parse(try #require(run.read("reports/\(name)"))))
    }

    var files: [String] { run.names(in: "reports").sorted() }
}
