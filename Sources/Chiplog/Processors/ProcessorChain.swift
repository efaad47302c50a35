/// Processors in a row outside of a pipeline: what a capture has between itself and the events that it is handed.
package struct ProcessorChain: Sendable {
    private let stages: [ProcessorStage]

    package init(_ processors: [any LogProcessor]) {
        stages = processors.map { ProcessorStage($0) }
    }

    package var isEmpty: Bool { stages.isEmpty }

    /// Runs `body` with what the processors make of `event`, unless they turn it away or memory is exhausted: nothing that
    /// one of them might have masked goes on then. `event` itself stays as it is.
    package func process(_ event: borrowing LogEvent, _ body: (borrowing LogEvent) -> Void) {
        let bytes = event.bytes
        withThreadBuffer { first in
            guard first.copy(bytes) else { return }
            // Both at once, since buffers are given back in reverse order.
            withThreadBuffer { second in
                withThreadBuffer { third in
                    var editor = LogEventEditor(first, second, third)
                    for stage in stages where stage.run(&editor) != .pass { return }
                    body(editor.event)
                }
            }
        }
    }
}

extension ByteBuffer {
    /// Makes `record` all that it holds; false when memory is exhausted.
    fileprivate func copy(_ record: RawSpan) -> Bool {
        guard reserve(record.byteCount) else { return false }
        record.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { end.copyMemory(from: start, byteCount: bytes.count) }
        }
        advance(record.byteCount)
        return true
    }
}
