import Foundation

/// A package whose tests fail on purpose, written, built and run for the reports of its failures.
struct GeneratedPackage {
    /// Where each generated call stands, by the name of its test.
    typealias Lines = [String: Int]

    let folder: URL
    private let scratch: URL

    /// Below the build folder of the repository, so that a second run builds little; where the documentation's code is built
    /// too, so that what is tested is built once for both.
    init(repository: URL) throws {
        folder = repository.appending(path: ".build/silent-green/package")
        scratch = repository.appending(path: ".build/outside")
        try write(Self.manifest, to: "Package.swift")
    }

    /// Depends on the repository by path; three folders up, whatever that is called.
    private static let manifest = """
        // swift-tools-version: 6.2
        import PackageDescription
        let product = Target.Dependency.product(name: "ChiplogTesting", package: "chiplog")
        let package = Package(
            name: "silent-green",
            dependencies: [.package(name: "chiplog", path: "../../..")],
            targets: [
                .testTarget(name: "SwiftTestingTests", dependencies: [product]),
                .testTarget(name: "XCTestTests", dependencies: [product]),
            ],
            swiftLanguageModes: [.v6])

        """

    /// Writes a source file unless it is there already, with these very words.
    func write(_ text: String, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        if (try? String(contentsOf: file, encoding: .utf8)) != text {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    func build() throws -> CommandRun {
        try swift(["build", "--build-tests"])
    }

    /// Runs the tests that were built.
    func test(_ arguments: [String]) throws -> CommandRun {
        try swift(["test", "--skip-build"] + arguments)
    }

    /// Runs tests of Swift Testing that were built, and tells what happened.
    func testWithEvents(_ arguments: [String]) throws -> (CommandRun, [TestEvent]) {
        let stream = folder.appending(path: "events.jsonl")
        try? FileManager.default.removeItem(at: stream)
        let run = try test(["--disable-xctest", "--event-stream-output-path", stream.path] + arguments)
        return (run, try TestEvent.all(in: Data(contentsOf: stream)))
    }

    private func swift(_ arguments: [String]) throws -> CommandRun {
        let verb = Array(arguments.prefix(1))
        let places = ["--package-path", folder.path, "--scratch-path", scratch.path]
        return try CommandRun(["swift"] + verb + places + arguments.dropFirst())
    }
}
