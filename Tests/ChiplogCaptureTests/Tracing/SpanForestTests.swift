import Chiplog
import ChiplogCapture
import Testing

@Suite struct SpanForestTests {
    private let log = Log("shop", pipeline: Pipeline(sinks: []))

    /// Logs a tree of spans, each child `number` named by the path that leads to it.
    private func grow(_ path: String, _ depth: Int) {
        guard depth > 0 else { return }
        for number in 0..<3 {
            log.withSpan("\(path)\(number)") { _ in grow("\(path)\(number)", depth - 1) }
        }
    }

    @Test("each span stands once, behind its parent and before the next of the same depth, in the order of beginning")
    func rows() {
        let forest = withLogCapture(clock: .stepping()) { capture in
            grow("", 4)
            return SpanForest(capture.spans)
        }
        let rows = forest.rows
        let names = rows.map(\.span.name)
        // The names say what the tree should be: digits are the path, so their order is the tree's.
        #expect(names.count == 3 + 9 + 27 + 81)
        #expect(names == names.sorted())
        #expect(rows.allSatisfy { $0.depth == $0.span.name.count - 1 })
    }

    @Test("a span is within another if its path says so, and only then")
    func within() {
        let spans = withLogCapture { capture in
            log.withSpan("") { _ in grow("", 3) }
            return capture.spans
        }
        let forest = SpanForest(spans)
        for one in spans {
            for other in spans {
                #expect(forest.isWithin(one.trace, other.trace) == one.name.hasPrefix(other.name))
            }
        }
        #expect(!forest.isWithin(nil, spans[0].trace))
    }

    @Test("a span whose parent was not captured stands at the left")
    func orphans() {
        let forest = withLogCapture { capture in
            MockTraceContext().withSpan("request") { _ in log.withSpan("query") { _ in } }
            return SpanForest(capture.spans)
        }
        #expect(forest.rows.map(\.depth) == [0, 1] && forest.rows.map(\.span.name) == ["request", "query"])
        #expect(forest.rows.first.map { forest.parent(of: $0.span) == nil } == true)
    }
}
