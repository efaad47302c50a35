import Chiplog
import ChiplogCapture
import Testing

@Suite struct ProcessorRuleTests {
    struct Candidate: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var make: ProcessorRule.Make

        init(_ name: String, _ make: @escaping ProcessorRule.Make) {
            testDescription = name
            self.make = make
        }
    }

    private static let key = RedactionKey(hex: "000102030405060708090a0b0c0d0e0f") ?? .random()

    /// Every processor there is, in every form that has code of its own.
    static let candidates: [Candidate] = [
        Candidate("enrich") { .enrich(["service.name": "shop", "process.pid": 7]) },
        Candidate("redact") { .redact() },
        Candidate("redact by key pattern, with a hash") {
            .redact(keys: ["a"], keyPatterns: ["*k*"], values: SecretPattern.all, mask: .hash(key: Self.key))
        },
        Candidate("rename") { .rename(["a": "b", "": "empty", "k": "\n"]) },
        Candidate("drop") { .drop(.atLeast(.error) | .label("db")) },
        Candidate("keep") { .keep(.label("shop") & .not(.field("a", .exists))) },
        Candidate("sample by rate") { .sample(.rate(0.3, seed: 5), weight: "weight") },
        Candidate("sample by trace") { .sample(.traces(0.5), always: .nothing) },
        Candidate("sample by interval") { .sample(.first(7, thenEvery: 3, per: .seconds(60)), weight: "a") },
        Candidate("sample by rules") {
            .sample([SamplingRule(.label("shop"), .rate(0.5, seed: 1)), SamplingRule(.everything, .every)])
        },
        Candidate("rate limit") { .rateLimit(100, per: .seconds(1)) },
        Candidate("rate limit by message") { .rateLimit(2, per: .seconds(1), burst: 5, by: .message) },
        Candidate("rate limit by label") { .rateLimit(50, per: .seconds(1), by: .label, when: .below(.error)) },
    ]

    @Test("every processor keeps every promise", arguments: candidates)
    func promises(candidate: Candidate) {
        #expect(ProcessorRule.violations(by: candidate.make) == [])
    }

    @Test(
        "each rule finds the processor that breaks it, and no other rule does",
        arguments: BrokenProcessor.Fault.allCases)
    func broken(fault: BrokenProcessor.Fault) {
        let found = ProcessorRule.violations { BrokenProcessor(fault) }
        #expect(Set(found.map(\.rule)) == [fault.rawValue])
        #expect(found.count <= 5)
    }

    @Test("a capture around the rules takes none of their events")
    func captured() {
        withLogCapture { capture in
            #expect(ProcessorRule.violations { .redact() } == [])
            #expect(capture.records.isEmpty)
        }
    }

    @Test("every rule has a processor that breaks it")
    func complete() {
        #expect(Set(ProcessorRule.all.map(\.description)) == Set(BrokenProcessor.Fault.allCases.map(\.rawValue)))
    }
}
