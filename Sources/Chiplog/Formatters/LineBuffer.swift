internal import CChiplogShims

/// What a formatter appends its line to: a buffer of the current thread, so that formatting allocates nothing.
public struct LineBuffer: ~Copyable {
    let buffer: ByteBuffer

    init(buffer: ByteBuffer) {
        self.buffer = buffer
    }

    @inline(__always)
    static func take() -> ByteBuffer? { chiplog_take_buffer() }

    @inline(__always)
    static func giveBack(_ buffer: ByteBuffer) { chiplog_give_back_buffer(buffer) }

    /// Bytes appended so far.
    public var count: Int { buffer.pointee.count }

    /// Appends one byte.
    @inline(__always)
    public mutating func append(byte: UInt8) {
        buffer.append(byte)
    }

    /// Appends a literal as it is.
    @inline(__always)
    public mutating func append(_ text: StaticString) {
        buffer.append(text)
    }

    /// Appends `text` as it is: line ends and control characters are the caller's affair; see `append(escaping:)`.
    @_disfavoredOverload
    public mutating func append(_ text: borrowing String) {
        text.withUTF8Pointer { buffer.append($0, $1) }
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        buffer.append(start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Takes back everything behind the first `count` bytes.
    package mutating func truncate(to count: Int) {
        buffer.pointee.count = count
    }

    /// The bytes appended so far; valid until the next append.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(buffer: buffer) }

    /// What `body` appends, as a string.
    package static func string(_ body: (inout LineBuffer) -> Void) -> String {
        withThreadBuffer { buffer in
            var line = LineBuffer(buffer: buffer)
            body(&line)
            return String(decoding: line.bytes, as: UTF8.self)
        } ?? ""
    }
}
