import Testing

extension SilentGreen {
    /// Every expectation, called from everywhere, makes its own test fail at its own line, under both frameworks; and lets
    /// it pass when it holds.
    @Suite struct MatrixTests {
        private let package: GeneratedPackage

        init() throws {
            package = try SilentGreen.package.get()
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
}
