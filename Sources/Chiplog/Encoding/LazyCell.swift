internal import CChiplogShims

/// The lazy value of one event: what computes it, then what came out. The record holds its address.
///
/// Not for sharing: the cells of an event live, as a chain, from its encoding to the end of the call that logs it, on
/// that call's thread.
final class LazyCell {
    private let value: LogLazyValue
    /// The cell made before this one, which this one keeps alive.
    private let next: UnsafeMutableRawPointer?
    /// The value as an encoded element; nil while nobody has asked.
    private var encoded: [UInt8]?

    /// - Parameter next: the chain so far, retained.
    init(_ value: LogLazyValue, before next: UnsafeMutableRawPointer?) {
        self.value = value
        self.next = next
    }

    /// Releases the chain that `buffer` holds.
    static func releaseAll(of buffer: ByteBuffer) {
        var cell = buffer.pointee.lazies
        buffer.pointee.lazies = nil
        while let current = cell {
            let owned = Unmanaged<LazyCell>.fromOpaque(current)
            cell = owned._withUnsafeGuaranteedRef { $0.next }
            owned.release()
        }
    }

    /// The value behind a lazy one; null when it was not computed and is not to be. Valid until the event's end.
    static func value(of lazy: EncodedValue, computing: Bool = true) -> EncodedValue {
        guard let address = UnsafeRawPointer(bitPattern: UInt(lazy.load(UInt64.self))) else { return .null }
        return Unmanaged<LazyCell>.fromOpaque(address)._withUnsafeGuaranteedRef { cell in
            cell.result(computing: computing)
        }
    }

    private func result(computing: Bool) -> EncodedValue {
        if encoded == nil, computing {
            // Null should computing come back here, which only the value itself could bring about.
            encoded = []
            encoded = withThreadBuffer { buffer in
                var encoder = LogFieldEncoder(buffer: buffer, depth: 1)
                value.compute().encode(.none, into: &encoder)
                return [UInt8](UnsafeRawBufferPointer(buffer: buffer))
            }
        }
        // The array is not changed any more once it has bytes, so their address is good as long as the cell is.
        let start = encoded?.withUnsafeBytes { $0.isEmpty ? nil : $0.baseAddress }
        guard let start else { return .null }
        var cursor = FieldCursor(UnsafeRawBufferPointer(start: start, count: encoded?.count ?? 0))
        return cursor.next()?.value ?? .null
    }
}

extension EncodedValue {
    static var null: EncodedValue {
        EncodedValue(tag: Record.Tag.null, payload: UnsafeRawPointer(("" as StaticString).utf8Start))
    }

    /// The value, computed where it is a lazy one.
    @inline(__always)
    var resolved: EncodedValue {
        tag == Record.Tag.lazy ? LazyCell.value(of: self) : self
    }
}
