internal import CChiplogShims

/// A thread's growable buffer, seen as a place to append to.
///
/// Unsafe code lives here: every append first makes room, so no write leaves the allocation. When memory is exhausted
/// `reserve` answers false and the append is left out; nothing traps.
typealias ByteBuffer = UnsafeMutablePointer<chiplog_buffer>

extension ByteBuffer {
    @inline(__always)
    var end: UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(pointee.bytes + pointee.count)
    }

    /// Makes room for `extra` bytes behind `end`.
    @inline(__always)
    func reserve(_ extra: Int) -> Bool {
        if _fastPath(pointee.capacity &- pointee.count >= extra) {
            return true
        }
        return chiplog_grow_buffer(self, extra)
    }

    @inline(__always)
    func advance(_ count: Int) {
        pointee.count &+= count
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        guard reserve(1) else { return }
        end.storeBytes(of: byte, as: UInt8.self)
        advance(1)
    }

    @inline(__always)
    func append(_ start: UnsafePointer<UInt8>, _ count: Int) {
        guard reserve(count) else { return }
        chiplog_copy(pointee.bytes + pointee.count, start, count)
        advance(count)
    }

    @inline(__always)
    func append(_ text: StaticString) {
        append(text.utf8Start, text.utf8CodeUnitCount)
    }

    /// Stores `value` at `offset` bytes from the start, where there already is something.
    @inline(__always)
    func patch<Value: BitwiseCopyable>(_ value: Value, at offset: Int) {
        UnsafeMutableRawPointer(pointee.bytes).storeBytes(of: value, toByteOffset: offset, as: Value.self)
    }
}

/// Runs `body` with an empty buffer of the current thread; nil only when memory is exhausted.
@inline(__always)
func withThreadBuffer<Result>(_ body: (ByteBuffer) -> Result) -> Result? {
    guard let buffer = chiplog_take_buffer() else { return nil }
    defer { chiplog_give_back_buffer(buffer) }
    return body(buffer)
}

extension String {
    /// Runs `body` with the UTF-8 of the string, which on Linux is always contiguous.
    @inline(__always)
    func withUTF8Pointer<Result>(_ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable({ utf8 -> Result in
            // An empty buffer may have no address; zero bytes are read from whatever stands in for it.
            guard let start = utf8.baseAddress else { return body(Self.noBytes, 0) }
            return body(start, utf8.count)
        }) {
            return result
        }
        var copy = self
        return copy.withUTF8 { utf8 in
            utf8.baseAddress.map { body($0, utf8.count) } ?? body(Self.noBytes, 0)
        }
    }

    private static var noBytes: UnsafePointer<UInt8> { ("" as StaticString).utf8Start }
}
