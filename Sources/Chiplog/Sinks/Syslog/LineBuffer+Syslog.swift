internal import CChiplogShims

// The parts of a syslog message (RFC 5424, section 6). Parameters of structured data are appended one by one until the
// next would not fit; each function answers whether all of its own did.
extension LineBuffer {
    /// Appends a part of the header: printable ASCII, at most `most` bytes, "-" for nothing.
    mutating func append(syslogHeader text: UnsafeRawBufferPointer, most: Int) {
        for byte in text.prefix(most) {
            append(byte: byte > 0x20 && byte < 0x7F ? byte : UInt8(ascii: "_"))
        }
        if text.isEmpty {
            append(byte: UInt8(ascii: "-"))
        }
    }

    /// Appends an SD-NAME, or as much of it as `most` bytes allow.
    mutating func append(syslogName text: UnsafeRawBufferPointer, most: Int) {
        for byte in text.prefix(most) {
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: "]"), UInt8(ascii: "\""): append(byte: UInt8(ascii: "_"))
            case 0x21...0x7E: append(byte: byte)
            default: append(byte: UInt8(ascii: "_"))
            }
        }
        if text.isEmpty {
            append(byte: UInt8(ascii: "_"))
        }
    }

    /// Appends every field as a parameter.
    mutating func append(
        syslogFields bytes: UnsafeRawBufferPointer, of parent: UnsafePointer<KeyPath>? = nil, upTo room: Int
    ) -> Bool {
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            let path = KeyPath(key: field.key, parent: parent)
            let fits =
                switch field.value.tag {
                case Record.Tag.object where !field.value.contents.isEmpty:
                    withUnsafePointer(to: path) { append(syslogFields: field.value.contents, of: $0, upTo: room) }
                case Record.Tag.error:
                    append(syslogError: field.value.contents, named: path, upTo: room)
                default:
                    append(syslog: path, upTo: room) { $0.append(syslogText: field.value) }
                }
            guard fits else { return false }
        }
        return true
    }

    /// Appends an event's own error, where there is one.
    mutating func append(syslogError bytes: UnsafeRawBufferPointer?, upTo room: Int) -> Bool {
        guard let bytes else { return true }
        return append(syslogError: bytes, named: KeyPath(key: Self.bytes(of: "error")), upTo: room)
    }

    /// Appends an error as `NAME="MESSAGE" NAME.type="TYPE"`, its causes as `NAME.cause.1` and so on.
    private mutating func append(
        syslogError bytes: UnsafeRawBufferPointer, named path: KeyPath, upTo room: Int
    ) -> Bool {
        var cursor = ErrorCursor(bytes)
        var index: UInt64 = 0
        while let link = cursor.next() {
            for isType in [false, true] {
                let fits = append(
                    syslog: path, upTo: room,
                    suffix: { name in
                        if index > 0 {
                            name.append(".cause.")
                            name.append(index)
                        }
                        name.append(isType ? ".type" : "")
                    },
                    value: { $0.append(escaping: isType ? link.type : link.message, at: CHIPLOG_TEXT) })
                guard fits else { return false }
            }
            index += 1
        }
        return true
    }

    /// Appends `trace_id` and `span_id`.
    mutating func append(syslogTrace trace: TraceBytes, upTo room: Int) {
        _ =
            append(syslog: KeyPath(key: Self.bytes(of: "trace_id")), upTo: room) { $0.append(hex: trace.traceID) }
            && append(syslog: KeyPath(key: Self.bytes(of: "span_id")), upTo: room) { $0.append(hex: trace.spanID) }
    }

    /// Appends ` NAME="VALUE"`, or nothing when it would end beyond `room`, the closing bracket included.
    private mutating func append(
        syslog path: KeyPath, upTo room: Int, suffix: (inout LineBuffer) -> Void = { _ in },
        value: (inout LineBuffer) -> Void
    ) -> Bool {
        let start = count
        append(byte: UInt8(ascii: " "))
        withScratch { name in
            name.append(dots: path)
            suffix(&name)
        } use: { name, line in
            line.append(syslogName: name, most: 32)
        }
        append("=\"")
        withScratch(value) { text, line in line.append(syslogEscaping: text) }
        append(byte: UInt8(ascii: "\""))
        guard count < room else {
            truncate(to: start)
            return false
        }
        return true
    }

    private mutating func append(dots path: KeyPath) {
        if let parent = path.parent {
            append(dots: parent.pointee)
            append(byte: UInt8(ascii: "."))
        }
        append(path.key)
    }

    /// Runs `use` with what `fill` appends to a buffer of its own.
    private mutating func withScratch(
        _ fill: (inout LineBuffer) -> Void, use: (UnsafeRawBufferPointer, inout LineBuffer) -> Void
    ) {
        guard let buffer = Self.take() else { return }
        defer { Self.giveBack(buffer) }
        var scratch = LineBuffer(buffer: buffer)
        fill(&scratch)
        use(scratch.bytes, &self)
    }

    /// Appends a value as text without control characters.
    private mutating func append(syslogText value: EncodedValue) {
        switch value.tag {
        case Record.Tag.string: append(escaping: value.contents, at: CHIPLOG_TEXT)
        case Record.Tag.bytes: append(base64: value.contents)
        case Record.Tag.timestamp: append(exact: value.timestamp)
        case Record.Tag.duration: append(value.duration)
        case Record.Tag.double where !value.load(Double.self).isFinite: append(nonFinite: value.load(Double.self))
        default: append(json: value)
        }
    }

    /// Appends a parameter's value: quotation mark, backslash and closing bracket are escaped (section 6.3.3).
    private mutating func append(syslogEscaping text: UnsafeRawBufferPointer) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "]"): append(byte: UInt8(ascii: "\\"))
            default: break
            }
            append(byte: byte)
        }
    }

    private static func bytes(of text: StaticString) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Takes back what lies beyond the first `most` bytes, and the rest of a character that would be split.
    mutating func cut(to most: Int) {
        guard count > most, let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        truncate(to: UTF8Boundary.fit(start, count, in: most))
    }
}
