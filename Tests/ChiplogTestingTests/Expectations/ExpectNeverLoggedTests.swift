import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectNeverLoggedTests {
    private static let secret = "hunter2-\"é"

    private struct Failed: Error, CustomStringConvertible {
        var description: String { "bad password \(ExpectNeverLoggedTests.secret)" }
    }

    /// One way each in which it gets out, and what the failure calls the place.
    private static let leaks: [(place: String, log: @Sendable () -> Void)] = [
        ("the message", { Checkout.log.info("login \(secret)") }),
        ("the label", { Log("user \(secret)").info("login") }),
        ("a field's name", { Checkout.log.info("login") { $0[key: secret] = 1 } }),
        ("field password", { Checkout.log.info("login", ["password": "<\(secret)>"]) }),
        ("field user", { Checkout.log.info("login", ["user": ["name": "x", "keys": ["a", secret]] as LogFields]) }),
        ("field user", { Checkout.log.info("login") { $0.object("user") { $0[key: secret] = "x" } } }),
        ("field raw", { Checkout.log.info("login", ["raw": Array("..\(secret)".utf8)]) }),
        ("field cause", { Checkout.log.info("login", ["cause": LogErrorValue(Failed())]) }),
        ("the error", { Checkout.log.error("login", error: Failed()) }),
        ("field request", { Log("x").with(["request": secret]).info("login") }),
    ]

    @Test(arguments: leaks.indices)
    func itIsFoundWhereverItGotTo(index: Int) throws {
        let leak = Self.leaks[index]
        let records = Checkout.records {
            Checkout.declineACard()
            leak.log()
        }
        let failure = try #require(SecretCheck(secret: Self.secret, log: SearchedLog(records)).failure)
        #expect(failure.hasPrefix("secret logged in 1 of 4 records, first in \(leak.place) of record 4\n"))
        #expect(!failure.contains("hunter2"))
    }

    private func failure(of secret: String, _ log: () -> Void) -> String? {
        SecretCheck(secret: secret, log: SearchedLog(Checkout.records(log))).failure
    }

    @Test func aNumberIsFoundAsItIsWritten() throws {
        let failure = try #require(
            failure(of: "4111111111111111") { Checkout.log.info("paid", ["card": 4_111_111_111_111_111]) })
        #expect(failure.hasPrefix("secret logged in 1 of 1 record, first in field card of record 1\n"))
        #expect(failure.hasSuffix("see processors: [.redact(…)]"))
    }

    @Test func whatComesAboutOnlyInALineIsFound() throws {
        let failure = try #require(failure(of: "pin=4711 for") { Checkout.log.info("x", ["pin": 4711, "for": 1]) })
        #expect(failure.hasPrefix("secret logged in 1 of 1 record, first in its line as text of record 1\n"))
    }

    private static let chance =
        "    so short a secret may be in a number or an id by chance: let the test use a longer one"

    @Test func ofAShortSecretInANumberOrAnIDItSaysThatThisMayBeChance() throws {
        let inANumber = try #require(failure(of: "4111") { Checkout.log.info("paid", ["order": 941_118]) })
        #expect(inANumber.hasSuffix(": in field order\n" + Self.chance))
        // What every trace id of a test begins with.
        let inAnID = try #require(failure(of: "7e57") { Checkout.log.withSpan("pay") { _ in } })
        #expect(inAnID.contains("in its trace id"))
        #expect(inAnID.hasSuffix("\n" + Self.chance))
        let inAText = try #require(failure(of: "4111") { Checkout.log.info("paid", ["order": 4111, "pin": "4111"]) })
        #expect(!inAText.contains(Self.chance))
    }

    @Test func aTimeHoldsNoSecret() {
        withLogCapture(clock: ManualClock().logClock) { capture in
            Checkout.log.info("x")
            expectNeverLogged(secret: "00:00:00", in: capture)
            expectNeverLogged(secret: "2026-01-01", in: capture)
            #expect(SecretCheck(secret: "INFO", log: SearchedLog(capture.records)).failure != nil)
        }
    }

    @Test func nothingThatShowsTheLogShowsItAfterwards() {
        Checkout.declineACard()
        Checkout.log.info("login", ["password": Self.secret])
        withKnownIssue {
            expectNeverLogged(secret: Self.secret)
            expectLogged(.critical)
        } matching: {
            !"\($0)".contains("hunter2")
        }
        #expect(!CapturedLogText(logs).whole.contains("hunter2"))
        #expect(CapturedLogText(logs).summary?.contains("1 more not shown, holding a secret") == true)
    }

    @Test func theFailureNamesEachPlaceAndHowToCaptureWhatRedactionLeaves() {
        let records = Checkout.records { Checkout.log.info("login", ["password": Self.secret]) }
        let place = records[0].callSite
        var check = SecretCheck(secret: Self.secret, log: SearchedLog(records))
        let found = """
            secret logged in 1 of 1 record, first in field password of record 1
              ✗ 1 info \(place): in field password
            """
        #expect(
            check.failure == found + """

                    captured as it was logged; to capture what redaction leaves of it, see processors: [.redact(…)]
                """)
        check.isProcessed = true
        #expect(check.failure == found)
    }

    @Test func whatAPatternSaysIsSecretIsNotShownEither() {
        Checkout.log.info("login", ["password": Self.secret])
        withKnownIssue {
            expectLogged(.error, "login", ["password": .secret(Self.secret)])
        } matching: {
            !"\($0)".contains("hunter2")
        }
        #expect(!CapturedLogText(logs).whole.contains("hunter2"))
    }

    @Test func whatProvesNothingFails() {
        #expect(SecretCheck(secret: "x", log: SearchedLog([])).failure != nil)
        let records = Checkout.records(Checkout.declineACard)
        #expect(SecretCheck(secret: "", log: SearchedLog(records)).failure != nil)
        #expect(SecretCheck(secret: "nowhere", log: SearchedLog(records, droppedCount: 1)).failure != nil)
        #expect(SecretCheck(secret: "nowhere", log: SearchedLog(records)).failure == nil)
    }
}
