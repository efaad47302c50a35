/// Walks over the encoded fields of a record, or over the elements of an encoded array.
///
/// Unsafe: it trusts its bytes, which only the encoder writes, and must not outlive them. `LogEvent` is the safe door.
struct FieldCursor {
    private(set) var position: UnsafeRawPointer
    let end: UnsafeRawPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        position = bytes.baseAddress ?? UnsafeRawPointer(("" as StaticString).utf8Start)
        end = position + bytes.count
    }

    /// One field: its key (empty for an array's element) and where its value stands.
    struct Field {
        var key: UnsafeRawBufferPointer
        /// Whether the key is a literal, whose address says which.
        var hasLiteralKey: Bool
        var value: EncodedValue
        /// Bytes of the value.
        var size: Int
    }

    @inline(__always)
    mutating func next() -> Field? {
        guard position < end else { return nil }
        let tag = position.load(as: UInt8.self)
        position += 1
        let hasKey = tag & Record.Tag.noKey == 0
        let key = hasKey ? readKey(tag) : UnsafeRawBufferPointer(start: nil, count: 0)
        let value = EncodedValue(tag: tag & Record.Tag.kind, payload: position)
        let size = value.size
        position += size
        return Field(key: key, hasLiteralKey: tag & ~Record.Tag.kind == 0, value: value, size: size)
    }

    @inline(__always)
    private mutating func readKey(_ tag: UInt8) -> UnsafeRawBufferPointer {
        if tag & Record.Tag.inlineKey == 0 {
            let key = Self.literalKey(at: position - 1)
            position += 10
            return key
        }
        let key = Self.inlineKey(at: position - 1)
        position += 2 + key.count
        return key
    }
}

// The keys of a field that begins, with its tag, at some position.
extension FieldCursor {
    @inline(__always)
    static func literalKey(at field: UnsafeRawPointer) -> UnsafeRawBufferPointer {
        let address = UInt(field.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
        let count = Int(field.loadUnaligned(fromByteOffset: 9, as: UInt16.self))
        return UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
    }

    @inline(__always)
    static func inlineKey(at field: UnsafeRawPointer) -> UnsafeRawBufferPointer {
        let count = Int(field.loadUnaligned(fromByteOffset: 1, as: UInt16.self))
        return UnsafeRawBufferPointer(start: field + 3, count: count)
    }

    /// Bytes of a field's tag and key.
    @inline(__always)
    static func keyEnd(at field: UnsafeRawPointer, _ tag: UInt8) -> Int {
        tag & Record.Tag.inlineKey == 0 ? 11 : 3 &+ inlineKey(at: field).count
    }
}

/// A value in a record: its tag and where its bytes stand.
struct EncodedValue {
    let tag: UInt8
    let payload: UnsafeRawPointer

    /// Bytes behind the tag and the key.
    @inline(__always)
    var size: Int {
        let fixed = Int(Self.sizes.utf8Start[Int(tag & 15)])
        return fixed < Self.sized ? fixed : 4 &+ Int(payload.loadUnaligned(as: UInt32.self))
    }

    /// The size of a value by its tag, a table instead of a jump.
    private static let sizes: StaticString =
        "\0\0\0\u{8}\u{8}\u{8}\u{7F}\u{7F}\u{8}\u{10}\u{7F}\u{7F}\u{7F}\u{8}\u{8}\u{8}"

    /// Stands for a value that says its length itself.
    private static let sized = 0x7F

    @inline(__always)
    func load<Value: BitwiseCopyable>(_ type: Value.Type) -> Value {
        payload.loadUnaligned(as: type)
    }

    /// The bytes of a value that has a length.
    @inline(__always)
    var contents: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: payload + 4, count: Int(load(UInt32.self)))
    }

    var timestamp: LogTimestamp { LogTimestamp(nanosecondsSince1970: load(Int64.self)) }

    var duration: Duration {
        let (seconds, attoseconds) = durationParts
        return Duration(secondsComponent: seconds, attosecondsComponent: attoseconds)
    }

    /// A duration's seconds and attoseconds, of the same sign.
    var durationParts: (seconds: Int64, attoseconds: Int64) {
        (load(Int64.self), (payload + 8).loadUnaligned(as: Int64.self))
    }

    /// The value as a value of its own; allocates.
    var decoded: LogValue {
        switch tag {
        case Record.Tag.false: .bool(false)
        case Record.Tag.true: .bool(true)
        case Record.Tag.int: .int(load(Int64.self))
        case Record.Tag.uint: .uint(load(UInt64.self))
        case Record.Tag.double: .double(load(Double.self))
        case Record.Tag.string: .string(String(decoding: contents, as: UTF8.self))
        case Record.Tag.bytes: .bytes(Array(contents))
        case Record.Tag.timestamp: .timestamp(timestamp)
        case Record.Tag.duration: .duration(duration)
        case Record.Tag.array: .array(decodedElements)
        case Record.Tag.object: .object(LogFields(decoding: contents))
        case Record.Tag.error: .error(LogErrorValue(decoding: contents))
        case Record.Tag.lazy: resolved.decoded
        default: .null
        }
    }

    private var decodedElements: [LogValue] {
        var elements: [LogValue] = []
        var cursor = FieldCursor(contents)
        while let element = cursor.next() {
            elements.append(element.value.decoded)
        }
        return elements
    }
}

extension LogFields {
    /// The fields that an encoded object holds.
    init(decoding bytes: UnsafeRawBufferPointer) {
        self.init([])
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            elements.append((LogKey(String(decoding: field.key, as: UTF8.self)), field.value.decoded))
        }
    }
}

extension LogValue {
    /// What a field value becomes once it has been in an event.
    public init(_ value: any LogFieldValue) {
        if let value = value as? LogValue {
            self = value
            return
        }
        self =
            withThreadBuffer { buffer in
                var encoder = LogFieldEncoder(buffer: buffer, depth: 0)
                value.encode(.none, into: &encoder)
                var cursor = FieldCursor(UnsafeRawBufferPointer(buffer: buffer))
                return cursor.next()?.value.decoded ?? .null
            } ?? .null
    }
}

/// The links of an encoded error: type and message, alternating.
struct ErrorCursor {
    private var position: UnsafeRawPointer
    private let end: UnsafeRawPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        position = bytes.baseAddress ?? UnsafeRawPointer(("" as StaticString).utf8Start)
        end = position + bytes.count
    }

    var isAtEnd: Bool { position >= end }

    mutating func next() -> (type: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer)? {
        guard !isAtEnd else { return nil }
        return (nextText(), nextText())
    }

    private mutating func nextText() -> UnsafeRawBufferPointer {
        let count = Int(position.loadUnaligned(as: UInt32.self))
        defer { position += 4 + count }
        return UnsafeRawBufferPointer(start: position + 4, count: count)
    }
}

extension LogErrorValue {
    init(decoding bytes: UnsafeRawBufferPointer) {
        var links: [LogErrorValue] = []
        var cursor = ErrorCursor(bytes)
        while let (type, message) = cursor.next() {
            links.append(
                LogErrorValue(
                    type: String(decoding: type, as: UTF8.self), message: String(decoding: message, as: UTF8.self)))
        }
        self = links.first ?? LogErrorValue(type: "", message: "")
        causes = Array(links.dropFirst())
    }
}
