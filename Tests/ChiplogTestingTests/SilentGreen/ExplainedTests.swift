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
                    "Explained.testRequirement", "Explained.testRequirementOfAnAsynchronousTest",
                    "Explained.testRequirementOfASpan", "Explained.testUnexpectedError",
                    "ExplainedNot.testWithoutTheLog",
                ])
            let requirements = run.output.matches(of: #/error: Explained\.testRequirement\w* : (\w+) /#).map(\.1)
            #expect(requirements == ["failed", "failed", "failed"], "\(run.output)")
            #expect(run.output.contains(/ExplainedAlways\.testPasses: captured log:\n1 \S+ info checkout: again \(/))
            #expect(!run.output.contains("info     quiet"))
        }

        @Test func aLateFailureOfNobodyKnownIsToldAsSuchToTheTestThatRuns() throws {
            let run = try package.test(["--disable-swift-testing", "--filter", "Leaking"])
            let failures = ReportedFailure.inXCTestOutput(run.output)
            #expect(failures.map(\.test) == ["test2MayBeInnocent"], "\(run.output)")
            #expect(failures.first?.line == Self.lineOfTheLeak)
            #expect(run.output.contains("it belongs to no test that is known: the one that is running may be innocent"))
        }

        @Test func whereNoTestRunsALateFailureOfNobodyKnownFailsTheRun() throws {
            let run = try package.test(["--disable-swift-testing", "--filter", "Leaking.test1"])
            #expect(run.output.contains(/Explained\.swift:\d+: error: expected log not found: "leaked"/))
            #expect(run.output.contains("error: 1 expectation failed after the last test"))
            #expect(run.output.contains("Executed 1 test, with 0 failures"))
            #expect(run.status != 0)
        }

        /// Where the generated source has the expectation that comes too late.
        private static let lineOfTheLeak: Int? = {
            let lines = ExplainedSource.xcTest.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.firstIndex { $0.contains("expectLogged(\"leaked\"") }.map { $0 + 1 }
        }()

        @Test func aRecordAfterTheEndIsAWarningThatNamesTheTest() throws {
            let (run, _) = try package.testWithEvents(["--filter", "Explained"])
            let warnings = run.output.split(separator: "\n").filter { $0.contains("warning: logged after the end") }
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("recordAfterTheEnd() (SwiftTestingTests/Explained.swift:") == true)
            #expect(warnings.first?.contains("info checkout: too late") == true)
        }

    }
}
