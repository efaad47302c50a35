internal import CChiplogShims

/// Encoded fields as JSON, written straight into room that was made once for all of them.
///
/// Unsafe: whoever calls has made `room(for:)` bytes of room. That suffices, since nothing becomes more than six bytes for
/// each encoded one: a literal key has 11 and becomes `CHIPLOG_KEY_TEXT` at most, 6 more as a stand-in; a value of no
/// bytes becomes five and a comma. What could be longer is left to the general way, `LineBuffer.append(jsonMembers:)`: a
/// literal too long to be kept, a value without a key, one not computed yet, and keys given twice.
enum ShortJSON {
    /// The most encoded bytes that are written so.
    static let mostBytes = LineBuffer.mostPenBytes

    /// How often fields are looked through for a key, since that takes the square of their number.
    private static let mostSearches = 64

    /// Six bytes for each, and as many as a key or a number touches beyond its end.
    @inline(__always)
    static func room(for count: Int) -> Int { 6 &* count &+ 96 }

    /// Writes the fields in `bytes` as members, a comma before each; returns where they end, nil to have them written the
    /// general way.
    @inline(never)
    static func write(
        members bytes: UnsafeRawBufferPointer, besides neighbours: JSONNeighbours,
        to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8>? {
        guard var position = bytes.baseAddress else { return start }
        let end = position + bytes.count
        var pen = LinePen(at: start)
        var seen = SeenKeys()
        var searches = 0
        let kept = LiteralKeys.kept
        while position < end {
            let tag = position.load(as: UInt8.self)
            if _fastPath(tag & ~Record.Tag.kind == 0) {
                let key = FieldCursor.literalKey(at: position)
                guard let known = LiteralKeys.known(key, among: kept) else { return nil }
                if _slowPath(seen.insert(known.pointee.bits)), !isNew(key, at: position, in: bytes, &searches) {
                    return nil
                }
                pen.put(known, asField: neighbours.have(known, key))
                position += 11
            } else {
                guard tag & Record.Tag.noKey == 0 else { return nil }
                let key = FieldCursor.inlineKey(at: position)
                if seen.insert(SeenKeys.bits(of: key)), !isNew(key, at: position, in: bytes, &searches) {
                    return nil
                }
                pen.put(member: key, asField: neighbours.have(key))
                position += 3 &+ key.count
            }
            guard let behind = write(tag & Record.Tag.kind, position, with: &pen) else { return nil }
            position = behind
        }
        return pen.at
    }

    /// Whether no field before the one at `position` has its key; false too when that has been asked too often.
    @inline(never)
    private static func isNew(
        _ key: UnsafeRawBufferPointer, at position: UnsafeRawPointer, in bytes: UnsafeRawBufferPointer,
        _ searches: inout Int
    ) -> Bool {
        searches &+= 1
        return searches <= mostSearches && !KeyBits.occurs(key, before: position + 1, in: bytes)
    }

    /// Writes the elements in `bytes`, a comma before each.
    private static func write(
        elements bytes: UnsafeRawBufferPointer, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8>? {
        guard var position = bytes.baseAddress else { return start }
        let end = position + bytes.count
        var pen = LinePen(at: start)
        while position < end {
            let tag = position.load(as: UInt8.self)
            position += tag & Record.Tag.noKey != 0 ? 1 : FieldCursor.keyEnd(at: position, tag)
            pen.put(UInt8(ascii: ","))
            guard let behind = write(tag & Record.Tag.kind, position, with: &pen) else { return nil }
            position = behind
        }
        return pen.at
    }

    /// Writes one value; returns where it ends, nil to have it written the general way.
    @inline(never)
    static func write(_ value: EncodedValue, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>? {
        var pen = LinePen(at: start)
        return write(value.tag, value.payload, with: &pen) == nil ? nil : pen.at
    }

    /// Writes the value at `position`; returns where it ends in the record.
    @inline(__always)
    private static func write(
        _ tag: UInt8, _ position: UnsafeRawPointer, with pen: inout LinePen
    ) -> UnsafeRawPointer? {
        let value = EncodedValue(tag: tag, payload: position)
        switch tag {
        case Record.Tag.null:
            pen.put("null")
            return position
        case Record.Tag.false:
            pen.put("false")
            return position
        case Record.Tag.true:
            pen.put("true")
            return position
        case Record.Tag.int:
            pen.put(value.load(Int64.self))
            return position + 8
        case Record.Tag.uint:
            pen.put(value.load(UInt64.self))
            return position + 8
        case Record.Tag.double where value.load(Double.self).isFinite:
            pen.put(value.load(Double.self))
            return position + 8
        case Record.Tag.string:
            let text = value.contents
            pen = LinePen(at: write(quoting: text, to: pen.at))
            return position + 4 + text.count
        case Record.Tag.duration:
            pen.put(UInt8(ascii: "\""))
            pen.put(duration: value.durationParts)
            pen.put(UInt8(ascii: "\""))
            return position + 16
        case Record.Tag.object:
            let fields = value.contents
            guard let end = write(members: fields, besides: .none, to: pen.at) else { return nil }
            pen.enclose(to: end, UInt8(ascii: "{"), UInt8(ascii: "}"))
            return position + 4 + fields.count
        case Record.Tag.array:
            let elements = value.contents
            guard let end = write(elements: elements, to: pen.at) else { return nil }
            pen.enclose(to: end, UInt8(ascii: "["), UInt8(ascii: "]"))
            return position + 4 + elements.count
        case Record.Tag.error:
            let links = value.contents
            pen = LinePen(at: write(error: links, to: pen.at))
            return position + 4 + links.count
        default: return nil
        }
    }

    /// Writes a JSON string; out of line, since it takes all the registers that the loops need.
    @inline(never)
    private static func write(
        quoting text: UnsafeRawBufferPointer, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var pen = LinePen(at: start)
        pen.put(quoting: text)
        return pen.at
    }

    /// Writes `{"type":…,"message":…,"causes":[…]}`; without causes that member is left out.
    @inline(never)
    static func write(
        error links: UnsafeRawBufferPointer, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var pen = LinePen(at: start)
        var cursor = ErrorCursor(links)
        guard !cursor.isAtEnd else {
            pen.put("null")
            return pen.at
        }
        var index = 0
        while let link = cursor.next() {
            if index == 1 {
                pen.put(",\"causes\":[")
            } else if index > 1 {
                pen.put(UInt8(ascii: ","))
            }
            pen.put("{\"type\":")
            pen = LinePen(at: write(quoting: link.type, to: pen.at))
            pen.put(",\"message\":")
            pen = LinePen(at: write(quoting: link.message, to: pen.at))
            if index > 0 {
                pen.put(UInt8(ascii: "}"))
            }
            index &+= 1
        }
        if index > 1 {
            pen.put(UInt8(ascii: "]"))
        }
        pen.put(UInt8(ascii: "}"))
        return pen.at
    }
}

extension LinePen {
    /// Takes in what has been written up to `end`, a comma before each part, as what stands between two brackets: the first
    /// takes the place of the first comma.
    @inline(__always)
    fileprivate mutating func enclose(to end: UnsafeMutablePointer<UInt8>, _ opening: UInt8, _ closing: UInt8) {
        let start = at
        start.pointee = opening
        self = LinePen(at: end == start ? start + 1 : end)
        put(closing)
    }

    /// Puts down a key that had no text kept, with a comma before and a colon behind it.
    @inline(never)
    fileprivate mutating func put(member key: UnsafeRawBufferPointer, asField: Bool) {
        put(UInt8(ascii: ","))
        put(asField ? "\"field." : "\"")
        put(escaping: key, at: CHIPLOG_QUOTED)
        put("\":")
    }
}
