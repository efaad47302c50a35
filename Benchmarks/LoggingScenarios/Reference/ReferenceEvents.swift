import CReference
import Chiplog

/// A pool's events as the C reference takes them.
///
/// Invariant behind the unchecked Sendable: written by the initialiser only, and freed with the last reference.
final class ReferenceEvents: @unchecked Sendable {
    private let events: UnsafeMutableBufferPointer<creference_event>
    private var texts: [UnsafeMutablePointer<UInt8>] = []

    init(_ pool: EventPool) {
        events = .allocate(capacity: pool.entries.count)
        for (index, entry) in pool.entries.enumerated() {
            events.initializeElement(at: index, to: event(entry))
        }
    }

    deinit {
        for text in texts { text.deallocate() }
        events.deallocate()
    }

    /// The pool's only event; nil when there are more.
    var only: UnsafePointer<creference_event>? {
        events.count == 1 ? events.baseAddress.map { UnsafePointer($0) } : nil
    }

    /// Runs `body` with the event of that number, which is valid as long as this object.
    @inline(__always)
    func with(_ number: UInt64, _ body: (UnsafePointer<creference_event>) -> Void) {
        guard let start = events.baseAddress else { return }
        body(start + Int(number % UInt64(events.count)))
    }

    private func event(_ entry: EventPool.Entry) -> creference_event {
        switch entry {
        case .plain(let message):
            var event = creference_event()
            event.message = text(message)
            return event
        case .three(let event): return fields(of: event, CREFERENCE_THREE_FIELDS)
        case .mixed(let event): return fields(of: event, CREFERENCE_MIXED_FIELDS)
        // Not covered by the reference.
        case .madeUp(let made):
            var event = creference_event()
            event.message = text(made.message)
            return event
        }
    }

    private func fields(of mixed: MixedEvent, _ fields: creference_fields) -> creference_event {
        var event = creference_event()
        event.message = text(mixed.message)
        event.fields = fields
        event.order = Int64(mixed.order)
        event.customer = text(mixed.customer)
        event.amount = mixed.amount
        event.currency = text(mixed.currency)
        event.express = mixed.express
        event.items = mixed.items
        event.elapsed = Int64(mixed.elapsedMilliseconds)
        event.cart_id = Int64(mixed.cartID)
        event.cart_coupon = mixed.coupon.map { text($0) } ?? creference_text()
        event.tag_count = mixed.tags.count
        withUnsafeMutableBytes(of: &event.tags) { bytes in
            let tags = bytes.assumingMemoryBound(to: creference_text.self)
            for (index, tag) in mixed.tags.enumerated() { tags[index] = text(tag) }
        }
        event.failure_type = text(mixed.failure.type)
        event.failure_message = text(mixed.failure.message)
        event.cause_type = text(mixed.failure.causes.first?.type ?? "")
        event.cause_message = text(mixed.failure.causes.first?.message ?? "")
        return event
    }

    private func text(_ string: String) -> creference_text {
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, string.utf8.count))
        for (index, byte) in string.utf8.enumerated() { (bytes + index).initialize(to: byte) }
        texts.append(bytes)
        return creference_text(bytes: bytes, count: string.utf8.count)
    }
}
