internal import CChiplogShims

// Fields as `key=value` pairs, the form that logfmt and text share. A string stands bare when it is not empty and has no
// space, equals sign, quotation mark, backslash or control character; else it is a JSON string. Objects become dotted
// keys (`user.id=3`), arrays their JSON text, errors `key=MESSAGE key.type=TYPE`.
extension LineBuffer {
    /// The key of a field within the object `parent` stands for.
    struct KeyPath {
        var key: UnsafeRawBufferPointer
        var parent: UnsafePointer<KeyPath>?
    }

    /// Appends every field in `bytes`, each with a space before it.
    mutating func append(pairs bytes: UnsafeRawBufferPointer, of parent: UnsafePointer<KeyPath>? = nil) {
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            let path = KeyPath(key: field.key, parent: parent)
            let value = field.value.resolved
            switch value.tag {
            case Record.Tag.object where !value.contents.isEmpty:
                withUnsafePointer(to: path) { append(pairs: value.contents, of: $0) }
            case Record.Tag.error:
                append(pairsOfError: value.contents, path)
            default:
                append(byte: UInt8(ascii: " "))
                append(path)
                append(byte: UInt8(ascii: "="))
                append(pairValue: value)
            }
        }
    }

    /// Appends ` key=MESSAGE key.type=TYPE`, and for each cause the same under `key.cause.1`, `key.cause.2`, ….
    mutating func append(pairsOfError bytes: UnsafeRawBufferPointer, _ path: KeyPath) {
        var cursor = ErrorCursor(bytes)
        var index: UInt64 = 0
        while let link = cursor.next() {
            for isType in [false, true] {
                append(byte: UInt8(ascii: " "))
                append(path, ofLink: index, isType: isType)
                append(word: isType ? link.type : link.message)
            }
            index += 1
        }
    }

    /// Appends the key of an error's link and the equals sign: `key=`, `key.type=`, `key.cause.1=`, `key.cause.1.type=`.
    mutating func append(_ path: KeyPath, ofLink index: UInt64, isType: Bool) {
        append(path)
        if index > 0 {
            append(".cause.")
            append(index)
        }
        append(isType ? ".type=" : "=")
    }

    /// Appends the dotted key.
    @inline(__always)
    mutating func append(_ path: KeyPath) {
        if let parent = path.parent {
            append(dotted: parent)
        }
        append(bareKey: path.key)
    }

    private mutating func append(dotted path: UnsafePointer<KeyPath>) {
        if let parent = path.pointee.parent {
            append(dotted: parent)
        }
        append(bareKey: path.pointee.key)
        append(byte: UInt8(ascii: "."))
    }

    /// Appends a value as it stands in a pair; an object that has members has pairs of its own.
    @inline(__always)
    mutating func append(pairValue value: EncodedValue) {
        switch value.tag {
        case Record.Tag.string: append(word: value.contents)
        case Record.Tag.int: append(value.load(Int64.self))
        default: append(rarePairValue: value)
        }
    }

    @inline(never)
    private mutating func append(rarePairValue value: EncodedValue) {
        switch value.tag {
        case Record.Tag.bytes: append(base64Word: value.contents)
        case Record.Tag.timestamp: append(exact: value.timestamp)
        case Record.Tag.duration: append(duration: value.durationParts)
        case Record.Tag.double where !value.load(Double.self).isFinite:
            append(nonFinite: value.load(Double.self))
        case Record.Tag.array, Record.Tag.object:
            guard let other = Self.take() else { return }
            defer { Self.giveBack(other) }
            var json = LineBuffer(buffer: other)
            json.append(json: value)
            append(word: json.bytes)
        default: append(json: value)
        }
    }

    /// Appends bytes as base64, between quotation marks when it is empty or ends with equals signs.
    private mutating func append(base64Word bytes: UnsafeRawBufferPointer) {
        let isBare = !bytes.isEmpty && bytes.count.isMultiple(of: 3)
        append(isBare ? "" : "\"")
        append(base64: bytes)
        append(isBare ? "" : "\"")
    }

    /// Appends `FILE:LINE`, bare where it can be.
    mutating func append(source file: UnsafeRawBufferPointer, _ line: UInt32) {
        guard let other = Self.take() else { return }
        defer { Self.giveBack(other) }
        var source = LineBuffer(buffer: other)
        source.append(file)
        source.append(byte: UInt8(ascii: ":"))
        source.append(UInt64(line))
        append(word: source.bytes)
    }

    /// Appends a string, bare where it can be.
    @inline(__always)
    mutating func append(word text: UnsafeRawBufferPointer) {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self), !text.isEmpty else {
            return append("\"\"")
        }
        guard buffer.reserve(text.count) else { return }
        if _fastPath(chiplog_copy_clean(buffer.pointee.bytes + buffer.pointee.count, start, text.count, CHIPLOG_BARE)) {
            buffer.advance(text.count)
        } else {
            append(quoting: text)
        }
    }

    /// Appends a key; what cannot stand in one becomes `_`, and so does an empty key.
    @inline(__always)
    private mutating func append(bareKey key: UnsafeRawBufferPointer) {
        guard let start = key.baseAddress?.assumingMemoryBound(to: UInt8.self), !key.isEmpty else {
            return append("_")
        }
        guard buffer.reserve(key.count) else { return }
        let target = buffer.pointee.bytes + buffer.pointee.count
        if _slowPath(!chiplog_copy_clean(target, start, key.count, CHIPLOG_BARE)) {
            for index in 0..<key.count where chiplog_suspicious_byte(start[index], CHIPLOG_BARE) {
                let length = Self.unfitLength(start + index, key.count - index)
                (target + index).update(repeating: UInt8(ascii: "_"), count: length)
            }
        }
        buffer.advance(key.count)
    }

    /// How many bytes the suspicious character that begins at `start` has; 0 when it may stand in a key after all.
    private static func unfitLength(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        switch start[0] {
        case 0xC2: count >= 2 && start[1] < 0xA0 ? 2 : 0
        case 0xE2: count >= 3 && start[1] == 0x80 && start[2] & 0xFE == 0xA8 ? 3 : 0
        default: 1
        }
    }
}
