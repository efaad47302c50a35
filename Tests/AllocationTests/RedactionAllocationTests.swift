import CMallocCount
import Chiplog
import Testing

/// Redaction costs no allocation where there is nothing to redact.
@Suite(.enabled(if: malloc_count_is_available(), "allocations are counted on glibc without a sanitizer only"))
struct RedactionAllocationTests {
    static let formats: [(String, any LogFormatter)] = [
        ("text", TextFormatter.text), ("json", JSONFormatter.json), ("logfmt", LogfmtFormatter.logfmt),
    ]

    @Test("an event without a secret passes the redactor without an allocation", arguments: formats.map(\.0))
    func nothingFound(name: String) throws {
        let formatter = try #require(Self.formats.first { $0.0 == name }?.1)
        let pipeline = Pipeline(
            processors: [.redact(keyPatterns: ["*_token", "secret?"])],
            sinks: [.null(format: formatter), try .file("/dev/null", format: formatter)])
        let log = Log("checkout", pipeline: pipeline).with(["request": "7f3a9c", "user": 42])
        let path = "/v1/orders/7f3a9c/items?expand=customer&limit=100"
        // Every pattern has its sign in here, and nothing to find.
        let near = "Basic training @noon: 4111111111111112 is no card, -- eyJ, AKIA_ DE12 345"
        func call() {
            log.info("order placed at 07:12:55 by worker-3") {
                $0["order"] = 4_111_111_111_111_112
                $0["amount"] = 1.0 / 3
                $0["path"] = path
                $0["retry"] = true
                $0["text"] = near
                $0["user"] = UInt64.max
                $0["password"] = nil as Int?
                $0["took"] = Duration.milliseconds(17)
                $0.object("client") { $0["city"] = "Köln" }
                $0.array("tags") {
                    $0.append("a")
                    $0.append(near)
                }
            }
        }
        #expect(CountedCalls.fewestAllocations(in: call) == 0, "in 100 calls")
        #expect(pipeline.counters.accepted == 310)
    }
}
