internal import CChiplogShims

// Values as JSON (RFC 8259). What JSON cannot say becomes a string: NaN and the infinities by their names, bytes as
// base64, moments as RFC 3339, durations as seconds ("1.5s").
extension LineBuffer {
    /// Appends a value.
    @inline(__always)
    mutating func append(json value: EncodedValue) {
        append(json: value, of: value.size, after: 0) { _ in }
    }

    /// Appends what `before` puts down, `room` bytes at most, and behind it a value: most through one pen.
    @inline(__always)
    private mutating func append(
        json value: EncodedValue, of size: Int, after room: Int, _ before: (inout LinePen) -> Void
    ) {
        guard _fastPath(size <= Self.mostPenBytes) else { return append(longJSON: value, after: room, before) }
        guard var pen = pen(room: room &+ ShortJSON.room(for: size)) else { return }
        before(&pen)
        if let end = ShortJSON.write(value, to: pen.at) {
            take(LinePen(at: end))
        } else {
            take(pen)
            append(rareJSON: value)
        }
    }

    private mutating func append(longJSON value: EncodedValue, after room: Int, _ before: (inout LinePen) -> Void) {
        guard var pen = pen(room: room) else { return }
        before(&pen)
        take(pen)
        if value.tag == Record.Tag.string {
            append(quoting: value.contents)
        } else {
            append(rareJSON: value)
        }
    }

    @inline(never)
    private mutating func append(rareJSON value: EncodedValue) {
        switch value.tag {
        case Record.Tag.array: append(jsonArray: value.contents)
        case Record.Tag.object:
            append(byte: UInt8(ascii: "{"))
            append(jsonMembers: value.contents)
            append(byte: UInt8(ascii: "}"))
        case Record.Tag.error: append(jsonError: value.contents)
        case Record.Tag.bytes, Record.Tag.timestamp, Record.Tag.double:
            append(byte: UInt8(ascii: "\""))
            switch value.tag {
            case Record.Tag.bytes: append(base64: value.contents)
            case Record.Tag.timestamp: append(exact: value.timestamp)
            default: append(nonFinite: value.load(Double.self))
            }
            append(byte: UInt8(ascii: "\""))
        case Record.Tag.lazy: append(json: value.resolved)
        default: append("null")
        }
    }

    private mutating func append(jsonArray bytes: UnsafeRawBufferPointer) {
        append(byte: UInt8(ascii: "["))
        var cursor = FieldCursor(bytes)
        var isFirst = true
        while let element = cursor.next() {
            append(json: element.value, of: element.size, after: 1) { pen in
                pen.put(UInt8(ascii: ","), if: !isFirst)
            }
            isFirst = false
        }
        append(byte: UInt8(ascii: "]"))
    }

    /// Appends `"FILE:LINE"`.
    mutating func append(jsonSource parts: Record.Parts) {
        append(byte: UInt8(ascii: "\""))
        append(escaping: parts.file, at: CHIPLOG_QUOTED)
        append(byte: UInt8(ascii: ":"))
        append(UInt64(parts.line))
        append(byte: UInt8(ascii: "\""))
    }

    /// Appends `{"type":…,"message":…,"causes":[…]}`; without causes that member is left out.
    mutating func append(jsonError bytes: UnsafeRawBufferPointer) {
        if bytes.count <= ShortJSON.mostBytes {
            guard let pen = pen(room: ShortJSON.room(for: bytes.count)) else { return }
            return take(LinePen(at: ShortJSON.write(error: bytes, to: pen.at)))
        }
        var cursor = ErrorCursor(bytes)
        guard let first = cursor.next() else { return append("null") }
        append(jsonErrorLink: first)
        if !cursor.isAtEnd {
            append(",\"causes\":")
            append(jsonCauses: &cursor)
        }
        append(byte: UInt8(ascii: "}"))
    }

    /// Appends the links that `cursor` has still to come to as an array.
    mutating func append(jsonCauses cursor: inout ErrorCursor) {
        append(byte: UInt8(ascii: "["))
        while let cause = cursor.next() {
            append(jsonErrorLink: cause)
            append(cursor.isAtEnd ? "}" : "},")
        }
        append(byte: UInt8(ascii: "]"))
    }

    private mutating func append(jsonErrorLink link: (type: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer)) {
        append("{\"type\":")
        append(quoting: link.type)
        append(",\"message\":")
        append(quoting: link.message)
    }
}

// Members of objects. A key given more than once is written once, with its last value, since many parsers refuse
// duplicates; the search for them costs a bit test per field unless there is something to find.
extension LineBuffer {
    /// Appends the fields in `bytes` as members, separated by commas.
    ///
    /// - Parameters:
    ///   - neighbours: the other members of the object; a key that one of them has is written as `field.KEY`.
    ///   - comma: whether one stands before the first member too; without one, they begin right behind a brace.
    @inline(__always)
    mutating func append(
        jsonMembers bytes: UnsafeRawBufferPointer, besides neighbours: JSONNeighbours = .none, comma: Bool = false
    ) {
        guard _fastPath(bytes.count <= ShortJSON.mostBytes), let pen = pen(room: ShortJSON.room(for: bytes.count))
        else {
            return append(anyJSONMembers: bytes, besides: neighbours, comma: comma)
        }
        // The comma that is not wanted takes the brace's place, and gives it back.
        let start = comma ? pen.at : pen.at - 1
        let end = ShortJSON.write(members: bytes, besides: neighbours, seen: neighbours.seenKeys, to: start)
        if !comma {
            start.pointee = UInt8(ascii: "{")
        }
        guard _fastPath(end != nil), let end else {
            return append(anyJSONMembers: bytes, besides: neighbours, comma: comma)
        }
        take(LinePen(at: max(end, pen.at)))
    }

    /// The same whatever their number, their keys and values. Keys are looked through before anything is written: to write
    /// again what turns out to repeat a key would write objects within twice, those in them four times, and so on.
    @inline(never)
    mutating func append(
        anyJSONMembers bytes: UnsafeRawBufferPointer, besides neighbours: JSONNeighbours, comma: Bool
    ) {
        guard !Self.mayRepeatKey(bytes) else {
            return append(lastJSONMembers: bytes, besides: neighbours, comma: comma)
        }
        var comma = comma
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            append(jsonMember: field, besides: neighbours, comma: comma)
            comma = true
        }
    }

    /// Whether a key is given twice, or there are too many to find out.
    private static func mayRepeatKey(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var seen = SeenKeys()
        var index = 0
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            if _slowPath(seen.insert(SeenKeys.bits(of: field.key))),
                index >= KeyBits.mostSearched || KeyBits.occurs(field.key, before: cursor.position, in: bytes)
            {
                return true
            }
            index &+= 1
        }
        return false
    }

    @inline(never)
    private mutating func append(
        jsonMember field: FieldCursor.Field, besides neighbours: JSONNeighbours, comma: Bool
    ) {
        append(json: field.value, of: field.size, after: 6 &* field.key.count &+ 16) { pen in
            pen.put(UInt8(ascii: ","), if: comma)
            if _slowPath(neighbours.have(field.key)) {
                pen.put("\"field.")
                pen.put(escaping: field.key, at: CHIPLOG_QUOTED)
                pen.put(UInt8(ascii: "\""))
            } else {
                pen.put(quoting: field.key)
            }
            pen.put(UInt8(ascii: ":"))
        }
    }

    @inline(never)
    private mutating func append(
        lastJSONMembers bytes: UnsafeRawBufferPointer, besides neighbours: JSONNeighbours, comma: Bool
    ) {
        var comma = comma
        let places = LastPlaces(ofMany: bytes)
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            let isLast = places?.isLast(field.key, endingAt: cursor.position)
            guard isLast ?? !KeyBits.occurs(field.key, after: cursor) else { continue }
            append(jsonMember: field, besides: neighbours, comma: comma)
            comma = true
        }
    }
}
