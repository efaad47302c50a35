import Testing

extension SilentGreen {
    /// Whatever makes a test fail, its captured log is shown and kept, once.
    @Suite struct ExplainedTests {
        private let package: GeneratedPackage

        init() throws {
            package = try SilentGreen.package.get()
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
            for quiet in [
                "knownIssue", "itsOwnFailure", "itsOwnFailureThatEndsTheTest", "itsOwnFailureElsewhere",
                "unexpectedError",
            ] {
                #expect(shown[quiet] == [[]], "\(quiet)")
            }
            for passing in ["expectedError", "unexpectedErrorThatIsAllowed", "cancelled", "alwaysAttached"] {
                #expect(shown[passing] == nil, "\(passing)")
            }
            let cases = (shown["thrownErrorOfACase"] ?? []).joined().map { String($0.suffix(1)) }
            #expect(cases.sorted() == ["1", "2", "4", "5"])
            #expect(shown["«unknown»"] == nil, "\(run.output)")
            #expect(shown["aSecretIsNotShown"]?.count == 2)
            #expect(shown["aSecretIsNotShown"]?.last?.first?.contains("1 more not shown, holding a secret") == true)
            #expect(!run.output.contains("4111-1111"))
        }

        @Test func theLogIsAttachedOnFailureOnly() throws {
            let (_, events) = try package.testWithEvents(["--filter", "Explained"])
            let attached = Dictionary(grouping: events.filter { $0.kind == "valueAttached" }) { $0.test ?? "«unknown»" }
                .mapValues(\.count)
            let once = [
                "expectation", "expectationOfAChildTask", "requirement", "thrownError", "thrownErrorWithinATimeLimit",
                "twoReasons", "itsOwnFailure", "itsOwnFailureThatEndsTheTest", "aSecretIsNotShown",
                "itsOwnFailureElsewhere",
                "unexpectedError", "alwaysAttached",
            ]
            #expect(attached == Dictionary(uniqueKeysWithValues: once.map { ($0, 1) } + [("thrownErrorOfACase", 4)]))
        }

        @Test func whateverFailsUnderXCTestShowsTheLogOnce() throws {
            let run = try package.test(["--disable-swift-testing", "--filter", "Explained"])
            let shown = run.output.matches(of: /Explained\.(\w+): captured log, (\d+) records/)
            #expect(
                Set(shown.map { "\($0.1) \($0.2)" }) == [
                    "testAssertion 7", "testAssertionOfAnAsynchronousTest 7", "testTwoAssertions 6",
                    "testThrownError 6",
                    "testItsOwnFailureAndAnother 6",
                ], "\(run.output)")
            #expect(shown.count == 5)
            let failed = run.output.matches(of: /Test Case '(\w+\.\w+)' failed/).map { String($0.1) }
            #expect(
                Set(failed) == [
                    "Explained.testAssertion", "Explained.testAssertionOfAnAsynchronousTest",
                    "Explained.testTwoAssertions",
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

    }
}
