package import Chiplog

/// Captured spans as the trees that their parents make of them.
package struct SpanForest: Sendable {
    /// A span by the ids that it is known by everywhere.
    private struct Key: Hashable {
        let trace: TraceID
        let span: SpanID
    }

    package let spans: [CapturedSpan]
    private let parents: [Key: SpanID]

    package init(_ spans: [CapturedSpan]) {
        self.spans = spans
        let pairs = spans.compactMap { span in
            span.parentSpanID.map { (Key(trace: span.traceID, span: span.spanID), $0) }
        }
        parents = Dictionary(pairs) { first, _ in first }
    }

    /// Whether `trace` is of the span that `ancestor` names, or of one below it as far as the spans in between are
    /// known.
    package func isWithin(_ trace: TraceContext?, _ ancestor: TraceContext) -> Bool {
        guard let trace, trace.traceID == ancestor.traceID else { return false }
        var span = trace.spanID
        // No further than there are spans: ids that were made by hand may lead in a circle.
        for _ in 0...spans.count {
            if span == ancestor.spanID { return true }
            guard let parent = parents[Key(trace: trace.traceID, span: span)] else { return false }
            span = parent
        }
        return false
    }

    /// Whether the span that `trace` names is among these.
    package func knows(_ trace: TraceContext) -> Bool {
        spans.contains { $0.traceID == trace.traceID && $0.spanID == trace.spanID }
    }

    /// The span that `span` is a child of, if it is among these.
    package func parent(of span: CapturedSpan) -> CapturedSpan? {
        spans.first { $0.traceID == span.traceID && $0.spanID == span.parentSpanID }
    }

    /// Every span once, parents before their children, each with its depth; those of one parent by when they began.
    package var rows: [(span: CapturedSpan, depth: Int)] {
        let keys = Set(spans.map { Key(trace: $0.traceID, span: $0.spanID) })
        var children: [Key: [CapturedSpan]] = [:]
        var roots: [CapturedSpan] = []
        for span in spans.sorted(by: { ($0.start, $0.record.sequence) < ($1.start, $1.record.sequence) }) {
            if let parent = span.parentSpanID.map({ Key(trace: span.traceID, span: $0) }), keys.contains(parent) {
                children[parent, default: []].append(span)
            } else {
                roots.append(span)
            }
        }
        var rows: [(span: CapturedSpan, depth: Int)] = []
        var open = roots.reversed().map { (span: $0, depth: 0) }
        while let next = open.popLast() {
            rows.append(next)
            let own = children.removeValue(forKey: Key(trace: next.span.traceID, span: next.span.spanID)) ?? []
            open += own.reversed().map { (span: $0, depth: next.depth + 1) }
        }
        return rows
    }
}
