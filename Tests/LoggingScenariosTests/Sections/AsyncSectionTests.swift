import Testing

@testable import LoggingScenarios

@Suite("async")
struct AsyncSectionTests {
    @Test("without the section callers write themselves")
    func defaults() throws {
        #expect(try settings("").queue.policy == .none)
    }

    @Test("a policy that loses nothing needs no size", arguments: [AsyncSection.Policy.none, .block])
    func shorthand(policy: AsyncSection.Policy) throws {
        let queue = try settings(#""async": "\#(policy.rawValue)""#).queue
        #expect(queue.policy == policy)
        #expect(queue.queue == 1 << 20)
    }

    @Test("every policy takes a size", arguments: AsyncSection.Policy.allCases)
    func sizes(policy: AsyncSection.Policy) throws {
        let queue = try settings(#""async": { "policy": "\#(policy.rawValue)", "queue": "64KiB" }"#).queue
        #expect(queue.policy == policy)
        #expect(queue.queue == 65_536)
    }

    @Test(
        "a policy that drops must say what it calls full",
        arguments: [AsyncSection.Policy.dropNewest, .dropOldest, .dropBelow])
    func unbounded(policy: AsyncSection.Policy) {
        let name = policy.rawValue
        for section in [#""\#(name)""#, #"{ "policy": "\#(name)" }"#] {
            #expect(
                refusal(of: #""async": \#(section)"#)
                    == #"sample.json:2: $.async: "\#(name)" drops what a full queue cannot take: "#
                    + #"give the "queue" a size"#)
        }
    }

    @Test(
        "what is wrong is said with its place",
        arguments: [
            (
                #""drop-newst""#,
                #"$.async: expected one of "none", "block", "drop-newest", "drop-oldest", "drop-below", found "drop-newst"; "#
                    + #"did you mean "drop-newest"?"#
            ),
            (#"{ "queue": "1MiB" }"#, #"$.async: missing key "policy""#),
            (
                #"{ "policy": "block", "queue": "1KiB" }"#,
                #"$.async.queue: expected a size of 65536 to 1073741824 bytes, found "1KiB""#
            ),
            (
                #"{ "policy": "block", "queue": -65536 }"#,
                #"$.async.queue: expected a size in bytes, such as 500, "500B", "64KiB" or "1MiB", "#
                    + "found the negative -65536"
            ),
            (
                #"{ "policy": "block", "queues": 1 }"#, #"$.async.queues: unknown key; did you mean "queue"?"#
            ),
        ])
    func errors(value: String, sentence: String) {
        #expect(refusal(of: #""async": \#(value)"#) == "sample.json:2: " + sentence)
    }
}
