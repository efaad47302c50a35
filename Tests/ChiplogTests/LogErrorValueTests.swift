import Chiplog
import Testing

@Suite struct LogErrorValueTests {
    private struct Failure: ErrorWithCause, CustomStringConvertible {
        var description: String
        var cause: (any Error)?
    }

    private final class Loop: ErrorWithCause {
        nonisolated(unsafe) var next: Loop?  // Invariant: set before it is shared.
        var cause: (any Error)? { next }
    }

    @Test("an error comes with its type, what it says, and its causes, nearest first")
    func chain() throws {
        let error = Failure(description: "order", cause: Failure(description: "payment", cause: TestError()))
        let events = events { log in
            log.error("declined", error: error, ["code": 51])
            log.error("declined", error: error) { $0["code"] = 51 }
            log.error("no error", ["code": 51])
        }
        for event in events.prefix(2) {
            let value = try #require(event.error)
            #expect(value.type.hasSuffix("Failure"))
            #expect(value.type.hasPrefix("ChiplogTests."))
            #expect(value.message == "order")
            #expect(value.causes.map(\.message) == ["payment", "TestError()"])
            #expect(value.causes.last?.type == "ChiplogTests.TestError")
            #expect(event.fields == ["code": 51])
        }
        #expect(events[2].error == nil)
    }

    @Test("a cycle of causes ends")
    func cycle() throws {
        let one = Loop()
        let other = Loop()
        one.next = other
        other.next = one
        let events = events { $0.error("loop", error: one, ["after": 1]) }
        #expect(try #require(events[0].error).causes.count == LogErrorValue.mostCauses)
        #expect(events[0].fields["after"] == 1)
        one.next = nil
    }

    @Test("an error that says more than fits is cut between two characters, and the event says so")
    func long() throws {
        let long = String(repeating: "€", count: 100_000)
        let events = events { log in
            log.error("as error", error: Failure(description: long), ["after": 1])
            log.error("as field", ["error": LogErrorValue(type: "T", message: long), "after": 1])
        }
        #expect(events.map(\.isTruncated) == [true, true])
        #expect(try #require(events[0].error).message == String(repeating: "€", count: 65_536 / 3))
        #expect(events.allSatisfy { $0.fields["after"] == 1 })
    }
}
