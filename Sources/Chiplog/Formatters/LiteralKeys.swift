internal import CChiplogShims

/// How literal keys stand in JSON, kept by each thread, so that a key is quoted and escaped once and then copied.
enum LiteralKeys {
    /// The keys that the thread keeps; nil only when memory is exhausted.
    @inline(__always)
    static var kept: UnsafePointer<chiplog_key>? { UnsafePointer(chiplog_keys()) }

    /// The key as the thread knows it, which has `kept`; nil when the key is too long to be kept.
    @inline(__always)
    static func known(
        _ key: UnsafeRawBufferPointer, among kept: UnsafePointer<chiplog_key>
    ) -> UnsafePointer<chiplog_key>? {
        // A literal has an address.
        let start = key.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        return chiplog_known_key(kept, start, key.count) ?? remembered(start, key.count)
    }

    @inline(never)
    private static func remembered(_ start: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<chiplog_key>? {
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        guard 6 * count + 4 <= CHIPLOG_KEY_TEXT || Self.isPlain(bytes), count + 4 <= CHIPLOG_KEY_TEXT,
            let place = chiplog_place_of_key(start)
        else { return nil }
        place.pointee.start = start
        place.pointee.count = UInt8(count)
        place.pointee.bits = SeenKeys.memberBits(of: bytes)
        withUnsafeMutableBytes(of: &place.pointee.text) { text in
            let text = text.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped
            var pen = LinePen(at: text)
            pen.put(UInt8(ascii: ","))
            pen.put(quoting: bytes)
            pen.put(UInt8(ascii: ":"))
            place.pointee.text_count = UInt8(pen.at - text)
        }
        return UnsafePointer(place)
    }

    /// Whether nothing in the key is escaped.
    private static func isPlain(_ key: UnsafeRawBufferPointer) -> Bool {
        guard let start = key.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return true }
        return chiplog_find_suspicious(start, key.count, CHIPLOG_QUOTED) == key.count
    }
}

extension LinePen {
    /// Puts down a key that a thread knows, with comma, quotation marks and colon; touches `CHIPLOG_KEY_TEXT` bytes.
    @inline(__always)
    mutating func put(_ key: UnsafePointer<chiplog_key>) {
        chiplog_copy_key(at, key)
        self = LinePen(at: at + Int(key.pointee.text_count))
    }

    /// The same, or as the stand-in `field.KEY`; touches six bytes more.
    @inline(__always)
    mutating func put(_ key: UnsafePointer<chiplog_key>, asField: Bool) {
        guard asField else { return put(key) }
        put(",\"field.")
        // The comma and the quotation mark before the text are overwritten in turn.
        let text = at - 2
        chiplog_copy_key_behind(text, key, 2)
        self = LinePen(at: text + Int(key.pointee.text_count))
    }
}
