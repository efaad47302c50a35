internal import Synchronization

/// One word for each kind of event, found by a hash; kinds may share a word.
final class EventTable: Sendable {
    static let places = 4096

    /// Invariant behind the unchecked Sendable: shared memory is reached only through atomic operations.
    private struct Words: @unchecked Sendable {
        let base: UnsafeMutablePointer<Atomic<UInt64>>
    }

    private let words: Words

    init() {
        let base = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: Self.places)
        for index in 0..<Self.places {
            (base + index).initialize(to: Atomic(0))
        }
        words = Words(base: base)
    }

    deinit {
        words.base.deinitialize(count: Self.places)
        words.base.deallocate()
    }

    /// Replaces a word by what `change` makes of it, in one step; returns the new one.
    @discardableResult
    func update(_ place: Int, _ change: (UInt64) -> UInt64) -> UInt64 {
        var word = words.base[place].load(ordering: .relaxed)
        while true {
            let new = change(word)
            let (done, found) = words.base[place].weakCompareExchange(expected: word, desired: new, ordering: .relaxed)
            if done { return new }
            word = found
        }
    }

    /// The place of the events that have this event's level, label and message.
    static func place(of event: borrowing LogEvent) -> Int {
        event.withParts { parts in
            var hash = mix(UInt64(parts.severity), into: 0)
            hash = mix(parts.label, into: hash)
            hash = mix(parts.message, into: hash)
            return Int(truncatingIfNeeded: hash >> 52)
        }
    }

    /// The place of the events that have this event's label.
    static func place(ofLabelOf event: borrowing LogEvent) -> Int {
        event.withParts { Int(truncatingIfNeeded: mix($0.label, into: 0) >> 52) }
    }

    private static func mix(_ bytes: UnsafeRawBufferPointer, into hash: UInt64) -> UInt64 {
        var hash = mix(UInt64(bytes.count), into: hash)
        var index = 0
        while index + 8 <= bytes.count {
            hash = mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), into: hash)
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(rest, into: hash)
    }

    private static func mix(_ value: UInt64, into hash: UInt64) -> UInt64 {
        let product = (hash ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low ^ value &* 0xD6E8_FEB8_6659_FD93
    }
}
