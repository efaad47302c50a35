import Foundation
import Testing

/// Every expectation, called from everywhere, makes its own test fail at its own line, under both frameworks; and lets it
/// pass when it holds. Shown by a package of failing tests, which takes minutes to build: only where
/// `CHIPLOG_TEST_SILENT_GREEN` is set.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["CHIPLOG_TEST_SILENT_GREEN"] != nil))
struct SilentGreenTests {
    private let package: GeneratedPackage

    init() throws {
        let folders = URL(filePath: #filePath).resolvingSymlinksInPath().pathComponents.dropLast(4)
        package = try GeneratedPackage(repository: URL(filePath: NSString.path(withComponents: Array(folders))))
    }

    @Test func theTestsBuild() throws {
        for framework in GeneratedSuite.allCases {
            try package.write(framework.source.text, to: framework.path)
        }
        let build = try package.build()
        try #require(build.status == 0, "\(build.output.suffix(4000))")
    }

    @Test func everyFailureUnderSwiftTestingIsItsTests() throws {
        let events = package.folder.appending(path: "events.jsonl")
        try? FileManager.default.removeItem(at: events)
        let run = try package.test(["--disable-xctest", "--event-stream-output-path", events.path])
        let failures = try ReportedFailure.inEventStream(Data(contentsOf: events))
        compare(failures, GeneratedSuite.swiftTesting, run)
    }

    @Test func everyFailureUnderXCTestIsItsTests() throws {
        let run = try package.test(["--disable-swift-testing"])
        compare(ReportedFailure.inXCTestOutput(run.output), GeneratedSuite.xcTest, run)
    }

    @Test(arguments: ["--disable-xctest", "--disable-swift-testing"])
    func expectationsThatHoldLetTheRunPass(otherFramework: String) throws {
        let run = try package.test([otherFramework, "--filter", "_passes"])
        #expect(run.status == 0, "\(run.output.suffix(4000))")
    }

    private func compare(_ reported: [ReportedFailure], _ suite: GeneratedSuite, _ run: CommandRun) {
        let file = suite.path.split(separator: "/").last.map(String.init) ?? ""
        let lines = suite.source.lines
        let expected = GeneratedTest.all.filter(\.isFailing).map {
            ReportedFailure(test: $0.name, file: file, line: lines[$0.name] ?? 0)
        }
        #expect(run.status != 0)
        #expect(expected.count > 30)
        for failure in expected where !reported.contains(failure) {
            Issue.record("silent, or elsewhere: \(failure)")
        }
        for failure in reported where !expected.contains(failure) {
            Issue.record("not to be there: \(failure)")
        }
        #expect(reported.count == expected.count, "\(run.output.suffix(4000))")
    }
}
