internal import CChiplogShims

/// Where the next byte of a line goes, in room that has been made: what a pen puts down needs no check and no count, so a
/// whole member of a JSON object costs one of each, and the pen itself stays in a register.
///
/// Unsafe: whoever takes a pen says how many bytes it may write at most, and it writes no more. Each function says how
/// many bytes it may touch, which is more than it puts down.
struct LinePen {
    private(set) var at: UnsafeMutablePointer<UInt8>

    @inline(__always)
    init(at: UnsafeMutablePointer<UInt8>) {
        self.at = at
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        at.pointee = byte
        at += 1
    }

    /// Puts down a byte on a condition, without a jump; touches it always.
    @inline(__always)
    mutating func put(_ byte: UInt8, if condition: Bool) {
        at.pointee = byte
        at += condition ? 1 : 0
    }

    @inline(__always)
    mutating func put(_ text: StaticString) {
        chiplog_copy(at, text.utf8Start, text.utf8CodeUnitCount)
        at += text.utf8CodeUnitCount
    }

    /// Touches 20 bytes.
    @inline(__always)
    mutating func put(_ value: UInt64) {
        at = DecimalDigits.write(value, to: at)
    }

    /// Touches 21 bytes.
    @inline(__always)
    mutating func put(_ value: Int64) {
        if value < 0 {
            put(UInt8(ascii: "-"))
        }
        put(value.magnitude)
    }

    /// Puts down `text`, which is valid UTF-8, with what must not stand at `place` escaped; six bytes for each at most.
    @inline(__always)
    mutating func put(escaping text: UnsafeRawBufferPointer, at place: chiplog_place) {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        put(escaping: start, text.count, at: place)
    }

    @inline(__always)
    private mutating func put(escaping start: UnsafePointer<UInt8>, _ count: Int, at place: chiplog_place) {
        if _fastPath(chiplog_copy_plain(at, start, count, place)) {
            at += count
        } else {
            put(suspicious: start, count, at: place)
        }
    }

    /// The same for a text that may have something to escape.
    @inline(__always)
    mutating func put(suspicious start: UnsafePointer<UInt8>, _ count: Int, at place: chiplog_place) {
        at = TextEscapes.write(start, count, to: at, for: place)
    }

    /// Puts down a JSON string: two bytes more than its text.
    @inline(__always)
    mutating func put(quoting text: UnsafeRawBufferPointer) {
        put(UInt8(ascii: "\""))
        put(escaping: text, at: CHIPLOG_QUOTED)
        put(UInt8(ascii: "\""))
    }

    @inline(__always)
    mutating func put(quoting start: UnsafePointer<UInt8>, _ count: Int) {
        put(UInt8(ascii: "\""))
        put(escaping: start, count, at: CHIPLOG_QUOTED)
        put(UInt8(ascii: "\""))
    }
}

extension LineBuffer {
    /// The longest text that is written through one pen, six bytes of room for each of its own; longer ones make room as
    /// they come to it.
    static let mostPenBytes = 4096

    /// A pen at the end of the line that may write `room` bytes; nil only when memory is exhausted.
    @inline(__always)
    func pen(room: Int) -> LinePen? {
        guard buffer.reserve(room) else { return nil }
        return LinePen(at: buffer.pointee.bytes + buffer.pointee.count)
    }

    /// Takes what `pen` has put down into the line.
    @inline(__always)
    mutating func take(_ pen: LinePen) {
        buffer.pointee.count = pen.at - buffer.pointee.bytes
    }
}
