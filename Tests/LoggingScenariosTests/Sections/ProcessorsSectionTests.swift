import Chiplog
import Testing

@testable import LoggingScenarios

@Suite("processors and sampling")
struct ProcessorsSectionTests {
    @Test("without the sections every event goes on as it is")
    func defaults() throws {
        let settings = try settings("")
        #expect(settings.processors.isEmpty)
        #expect(settings.sampling == nil)
    }

    @Test("processors keep their order")
    func order() throws {
        let names = try settings(
            #""processors": [{ "kind": "drop", "level": "debug" }, { "kind": "redact", "keys": ["password"] }]"#
        ).processors.map(\.processor.name)
        #expect(names == ["FilterProcessor", "redact"])
    }

    @Test(
        "what is wrong with a processor is said with its place",
        arguments: [
            (
                #"{ "kind": "enrch" }"#,
                #"[0].kind: expected one of "enrich", "rename", "redact", "drop", "rate-limit", found "enrch"; did you mean "enrich"?"#
            ),
            (#"{ "kind": "enrich" }"#, #"[0]: missing key "fields""#),
            (
                #"{ "kind": "enrich", "fields": { "order": "1" } }"#,
                #"[0].fields.order: events have a "order" of their own; bind the field under another key"#
            ),
            (
                #"{ "kind": "rename", "names": { "seq": "n" } }"#,
                #"[0].names.seq: "seq" says which event it is, and must keep its name"#
            ),
            (
                #"{ "kind": "rename", "names": { "order": "n", "amount": "n" } }"#,
                "[0].names.amount: two fields would be called the same"
            ),
            (
                #"{ "kind": "redact", "keys": ["thread"] }"#,
                #"[0].keys[0]: "thread" says which event it is, and must not be masked"#
            ),
            (
                #"{ "kind": "redact", "values": ["emial"] }"#,
                #"[0].values[0]: expected one of "email", "token", "iban", "private-key", "api-key", "password", found "emial"; did you mean "email"?"#
            ),
            (#"{ "kind": "drop" }"#, #"[0]: expected "level", "message" or both"#),
            (#"{ "kind": "rate-limit", "count": 0 }"#, "[0].count: expected an integer from 1 to 1000000000, found 0"),
            (#"{ "kind": "drop", "level": "info", "levl": 1 }"#, #"[0].levl: unknown key; did you mean "level"?"#),
        ])
    func processors(value: String, sentence: String) {
        #expect(refusal(of: #""processors": [\#(value)]"#) == "sample.json:2: $.processors" + sentence)
    }

    @Test(
        "what is wrong with sampling is said with its place",
        arguments: [
            ("{}", #": missing key "rate""#),
            (#"{ "rate": 1.5 }"#, ".rate: expected a number from 0.0 to 1.0, found 1.5"),
            (#"{ "rate": 1, "sed": 1 }"#, #".sed: unknown key; did you mean "seed"?"#),
        ])
    func sampling(value: String, sentence: String) {
        #expect(refusal(of: #""sampling": \#(value)"#) == "sample.json:2: $.sampling" + sentence)
    }

    @Test("a sampler keeps what its rate says, by its own account", arguments: [0, 0.1, 0.5, 1])
    func kept(rate: Double) throws {
        let sampling = try #require(try settings(#""sampling": { "rate": \#(rate) }"#).sampling)
        let kept = Double(sampling.kept(of: 100_000, seed: 3)) / 100_000
        #expect(abs(kept - rate) < 0.005)
        #expect(sampling.kept(of: 0, seed: 3) == 0)
    }
}
