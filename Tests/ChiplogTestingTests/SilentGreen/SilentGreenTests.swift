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
        try package.write(ExplainedTests.swiftTesting, to: "Tests/SwiftTestingTests/Explained.swift")
        try package.write(ExplainedTests.xcTest, to: "Tests/XCTestTests/Explained.swift")
        for framework in GeneratedSuite.allCases {
            try package.write(framework.source.text, to: framework.path)
        }
        let build = try package.build()
        try #require(build.status == 0, "\(build.output.suffix(4000))")
    }

    @Test func everyFailureUnderSwiftTestingIsItsTests() throws {
        let (run, events) = try package.testWithEvents(["--filter", "SilentGreen"])
        compare(ReportedFailure.all(in: events), GeneratedSuite.swiftTesting, run)
    }

    @Test func everyFailureUnderXCTestIsItsTests() throws {
        let run = try package.test(["--disable-swift-testing", "--filter", "SilentGreen|Plain"])
        compare(ReportedFailure.inXCTestOutput(run.output), GeneratedSuite.xcTest, run)
    }

    @Test(arguments: ["--disable-xctest", "--disable-swift-testing"])
    func expectationsThatHoldLetTheRunPass(otherFramework: String) throws {
        let run = try package.test([otherFramework, "--filter", "_passes"])
        #expect(run.status == 0, "\(run.output.suffix(4000))")
    }

    @Test func whateverFailsUnderSwiftTestingShowsTheLogOnce() throws {
        let (run, events) = try package.testWithEvents(["--filter", "Explained"])
        let table = "captured log, 1 record:\n    1 info     charging card  amount=1200"
        let shown = Dictionary(grouping: events.filter { $0.kind == "issueRecorded" }) { $0.test ?? "«unknown»" }
            .mapValues { $0.map { $0.details.filter { $0.contains("captured log") } } }
        #expect(shown["expectation"] == [[table]])
        #expect(shown["expectationOfAChildTask"] == [[table]])
        #expect(shown["requirement"] == [[table]])
        #expect(shown["thrownError"] == [[table]])
        #expect(shown["thrownErrorWithinATimeLimit"] == [[table]])
        #expect(shown["twoReasons"] == [[table], [table]])
        #expect(shown["neverAttached"] == [[table]])
        for quiet in ["knownIssue", "itsOwnFailure", "itsOwnFailureElsewhere", "unexpectedError"] {
            #expect(shown[quiet] == [[]], "\(quiet)")
        }
        for passing in ["expectedError", "unexpectedErrorThatIsAllowed", "cancelled", "alwaysAttached"] {
            #expect(shown[passing] == nil, "\(passing)")
        }
        let cases = (shown["thrownErrorOfACase"] ?? []).joined().map { String($0.suffix(1)) }
        #expect(cases.sorted() == ["1", "2", "4", "5"])
        #expect(shown["«unknown»"] == nil, "\(run.output)")
    }

    @Test func theLogIsAttachedOnFailureOnly() throws {
        let (_, events) = try package.testWithEvents(["--filter", "Explained"])
        let attached = Dictionary(grouping: events.filter { $0.kind == "valueAttached" }) { $0.test ?? "«unknown»" }
            .mapValues(\.count)
        let once = [
            "expectation", "expectationOfAChildTask", "requirement", "thrownError", "thrownErrorWithinATimeLimit",
            "twoReasons", "itsOwnFailure", "itsOwnFailureElsewhere", "unexpectedError", "alwaysAttached",
        ]
        #expect(attached == Dictionary(uniqueKeysWithValues: once.map { ($0, 1) } + [("thrownErrorOfACase", 4)]))
    }

    @Test func whateverFailsUnderXCTestShowsTheLogOnce() throws {
        let run = try package.test(["--disable-swift-testing", "--filter", "Explained"])
        let shown = run.output.matches(of: /Explained\.(\w+): captured log, (\d+) records/)
        #expect(
            Set(shown.map { "\($0.1) \($0.2)" }) == [
                "testAssertion 7", "testAssertionOfAnAsynchronousTest 7", "testTwoAssertions 6", "testThrownError 6",
                "testItsOwnFailureAndAnother 6",
            ], "\(run.output)")
        #expect(shown.count == 5)
        let failed = run.output.matches(of: /Test Case '(\w+\.\w+)' failed/).map { String($0.1) }
        #expect(
            Set(failed) == [
                "Explained.testAssertion", "Explained.testAssertionOfAnAsynchronousTest", "Explained.testTwoAssertions",
                "Explained.testThrownError", "Explained.testItsOwnFailure", "Explained.testItsOwnFailureAndAnother",
                "Explained.testUnexpectedError",
            ])
    }

    @Test func aRecordAfterTheEndIsAWarningThatNamesTheTest() throws {
        let (run, _) = try package.testWithEvents(["--filter", "Explained"])
        let warnings = run.output.split(separator: "\n").filter { $0.contains("warning: logged after the end") }
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("recordAfterTheEnd() (SwiftTestingTests/Explained.swift:") == true)
        #expect(warnings.first?.contains("info checkout: too late") == true)
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
