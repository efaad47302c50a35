internal import CChiplogShims

// Values as JSON (RFC 8259). What JSON cannot say becomes a string: NaN and the infinities by their names, bytes as
// base64, moments as RFC 3339, durations as seconds ("1.5s").
extension LineBuffer {
    @inline(__always)
    mutating func append(json value: EncodedValue) {
        switch value.tag {
        case Record.Tag.int: append(value.load(Int64.self))
        case Record.Tag.string: append(quoting: value.contents)
        case Record.Tag.double: append(json: value.load(Double.self))
        case Record.Tag.true: append("true")
        case Record.Tag.false: append("false")
        case Record.Tag.uint: append(value.load(UInt64.self))
        default: append(rareJSON: value)
        }
    }

    @inline(__always)
    private mutating func append(json value: Double) {
        if _fastPath(value.isFinite) {
            append(value)
        } else {
            append(byte: UInt8(ascii: "\""))
            append(nonFinite: value)
            append(byte: UInt8(ascii: "\""))
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
        case Record.Tag.bytes, Record.Tag.timestamp, Record.Tag.duration:
            append(byte: UInt8(ascii: "\""))
            switch value.tag {
            case Record.Tag.bytes: append(base64: value.contents)
            case Record.Tag.timestamp: append(exact: value.timestamp)
            default: append(value.duration)
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
            if !isFirst {
                append(byte: UInt8(ascii: ","))
            }
            isFirst = false
            append(json: element.value)
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
    ///   - comma: whether one stands before the first member too.
    mutating func append(
        jsonMembers bytes: UnsafeRawBufferPointer, besides neighbours: JSONNeighbours = .none, comma: Bool = false
    ) {
        let start = count
        var seen: UInt64 = 0
        var index = 0
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            let bit = KeyBits.bit(of: field.key)
            if _slowPath(seen & bit != 0),
                index >= KeyBits.mostSearched || KeyBits.occurs(field.key, before: cursor.position, in: bytes)
            {
                truncate(to: start)
                return append(lastJSONMembers: bytes, besides: neighbours, comma: comma)
            }
            append(jsonMember: field, besides: neighbours, comma: comma || seen != 0)
            seen |= bit
            index &+= 1
        }
    }

    @inline(__always)
    private mutating func append(
        jsonMember field: FieldCursor.Field, besides neighbours: JSONNeighbours, comma: Bool
    ) {
        if comma {
            append(byte: UInt8(ascii: ","))
        }
        if _slowPath(neighbours.have(field.key)) {
            append("\"field.")
            append(escaping: field.key, at: CHIPLOG_QUOTED)
            append(byte: UInt8(ascii: "\""))
        } else {
            append(quoting: field.key)
        }
        append(byte: UInt8(ascii: ":"))
        append(json: field.value)
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
