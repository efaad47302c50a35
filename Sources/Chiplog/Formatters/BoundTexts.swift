internal import CChiplogShims

/// How the bound fields of logs stand in JSON beside the standard members, kept by each thread, so that they are formatted
/// once and then copied.
enum BoundTexts {
    /// The text of the event's bound fields; nil when it has none, or they are too many or too odd to be kept.
    ///
    /// - Parameter scratch: `ShortJSON.room` for them.
    @inline(__always)
    static func known(
        _ parts: Record.Parts, scratch: UnsafeMutablePointer<UInt8>
    ) -> UnsafePointer<chiplog_bound_text>? {
        let fields = parts.boundFields
        guard !fields.isEmpty, let start = fields.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
        return chiplog_known_bound(start, UInt32(truncatingIfNeeded: fields.count), parts.boundHash)
            ?? remembered(fields, parts.boundHash, scratch)
    }

    @inline(never)
    private static func remembered(
        _ fields: UnsafeRawBufferPointer, _ hash: UInt32, _ scratch: UnsafeMutablePointer<UInt8>
    ) -> UnsafePointer<chiplog_bound_text>? {
        guard fields.count <= CHIPLOG_BOUND_BYTES,
            let end = ShortJSON.write(
                members: fields, besides: .standardMembers, seen: JSONNeighbours.standardMembers.seenKeys, to: scratch),
            end - scratch <= CHIPLOG_BOUND_TEXT, let place = chiplog_place_of_bound(hash)
        else { return nil }
        place.pointee.count = UInt32(fields.count)
        place.pointee.hash = hash
        place.pointee.text_count = UInt32(end - scratch)
        place.pointee.bits = SeenKeys.standardMember
        var cursor = FieldCursor(fields)
        while let field = cursor.next() {
            place.pointee.bits |= SeenKeys.memberBits(of: field.key)
        }
        withUnsafeMutableBytes(of: &place.pointee.fields) { $0.copyMemory(from: fields) }
        withUnsafeMutableBytes(of: &place.pointee.text) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: scratch, count: end - scratch))
        }
        return UnsafePointer(place)
    }
}

extension LineBuffer {
    /// Appends the fields of an event as members beside the standard ones, a comma before each.
    @inline(__always)
    mutating func append(jsonFields parts: Record.Parts) {
        let fields = parts.fields
        guard _fastPath(fields.count <= ShortJSON.mostBytes), var pen = pen(room: ShortJSON.room(for: fields.count))
        else {
            return append(anyJSONMembers: fields, besides: .standardMembers, comma: true)
        }
        var done = 0
        var seen = JSONNeighbours.standardMembers.seenKeys
        if let known = BoundTexts.known(parts, scratch: pen.at) {
            pen.put(known)
            done = Int(known.pointee.count)
            seen = SeenKeys(known.pointee.bits)
        }
        let end = ShortJSON.write(members: fields, from: done, besides: .standardMembers, seen: seen, to: pen.at)
        guard _fastPath(end != nil), let end else {
            return append(anyJSONMembers: fields, besides: .standardMembers, comma: true)
        }
        take(LinePen(at: end))
    }
}

extension LinePen {
    /// Puts down the text of bound fields.
    @inline(__always)
    fileprivate mutating func put(_ bound: UnsafePointer<chiplog_bound_text>) {
        chiplog_copy_bound(at, bound)
        self = LinePen(at: at + Int(bound.pointee.text_count))
    }
}
