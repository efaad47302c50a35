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
    /// general way. The first `done` bytes are of fields that have been written, whose keys are in `seen`.
    @inline(never)
    static func write(
        members bytes: UnsafeRawBufferPointer, from done: Int = 0, besides neighbours: JSONNeighbours,
        seen: SeenKeys, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8>? {
        guard var position = bytes.baseAddress else { return start }
        guard let kept = LiteralKeys.kept else { return nil }
        let end = position + bytes.count
        position += done
        var pen = LinePen(at: start)
        var seen = seen
        var searches = 0
        while position < end {
            let tag = position.load(as: UInt8.self)
            if _fastPath(tag & ~Record.Tag.kind == 0) {
                let key = FieldCursor.literalKey(at: position)
                guard let known = LiteralKeys.known(key, among: kept) else { return nil }
                let bits = known.pointee.bits
                if _fastPath(!seen.mayHave(bits) && !neighbours.mustBeAsked) {
                    pen.put(known)
                } else {
                    guard !seen.mayHave(bits) || isNew(key, at: position, in: bytes, &searches) else { return nil }
                    pen.put(known, asField: neighbours.have(key))
                }
                seen.insert(bits)
                position += 11
            } else {
                guard tag & Record.Tag.noKey == 0 else { return nil }
                let key = FieldCursor.inlineKey(at: position)
                let bits = SeenKeys.memberBits(of: key)
                guard !seen.mayHave(bits) || isNew(key, at: position, in: bytes, &searches) else { return nil }
                seen.insert(bits)
                pen = LinePen(at: write(member: key, asField: neighbours.have(key), to: pen.at))
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

    /// Writes a key that has no text kept, with a comma before and a colon behind it.
    @inline(never)
    private static func write(
        member key: UnsafeRawBufferPointer, asField: Bool, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var pen = LinePen(at: start)
        pen.put(UInt8(ascii: ","))
        pen.put(asField ? "\"field." : "\"")
        pen.put(escaping: key, at: CHIPLOG_QUOTED)
        pen.put("\":")
        return pen.at
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
        // Most values are strings.
        if _fastPath(tag == Record.Tag.string) {
            return write(stringAt: position, with: &pen)
        }
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
        case Record.Tag.duration:
            pen.put(UInt8(ascii: "\""))
            pen.put(duration: value.durationParts)
            pen.put(UInt8(ascii: "\""))
            return position + 16
        case Record.Tag.object:
            let fields = value.contents
            guard let end = write(members: fields, besides: .none, seen: SeenKeys(), to: pen.at) else { return nil }
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

    /// Writes the text whose length is at `position` as a JSON string; returns where it ends in the record.
    @inline(__always)
    private static func write(stringAt position: UnsafeRawPointer, with pen: inout LinePen) -> UnsafeRawPointer {
        pen = LinePen(at: write(stringAt: position, to: pen.at))
        return position + 4 + Int(position.loadUnaligned(as: UInt32.self))
    }

    /// Writes the text whose length is at `position` as a JSON string; out of line, since it takes all the registers that
    /// the loops need.
    @inline(never)
    private static func write(
        stringAt position: UnsafeRawPointer, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var pen = LinePen(at: start)
        pen.put(
            quoting: (position + 4).assumingMemoryBound(to: UInt8.self),
            Int(position.loadUnaligned(as: UInt32.self)))
        return pen.at
    }

    /// Writes `{"type":…,"message":…,"causes":[…]}`; without causes that member is left out.
    @inline(never)
    static func write(
        error links: UnsafeRawBufferPointer, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var pen = LinePen(at: start)
        guard var position = links.baseAddress, !links.isEmpty else {
            pen.put("null")
            return pen.at
        }
        let end = position + links.count
        var index = 0
        while position < end {
            if index == 1 {
                pen.put(",\"causes\":[")
            } else if index > 1 {
                pen.put(UInt8(ascii: ","))
            }
            pen.put("{\"type\":")
            position = write(stringAt: position, with: &pen)
            pen.put(",\"message\":")
            position = write(stringAt: position, with: &pen)
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
}
