extension HDRHistogram {
    /// Reads a histogram that ``text`` wrote, or another tool: base64 of the V2 encoding, alone or in a zlib stream that
    /// is not compressed, of three significant digits and a lowest value of 1.
    ///
    /// - Throws: What it is instead, in one sentence.
    public init(text: String) throws(HDRDecodingError) {
        guard let bytes = Base64.bytes(of: text) else { throw HDRDecodingError("expected base64 with its padding") }
        var reader = ByteReader(bytes[...])
        // Their word size is the middle half-byte; of V2 it says nothing.
        switch try reader.next(UInt32.self, "the cookie") & ~0xF0 {
        case Self.plainCookie & ~0xF0: try self.init(plain: bytes[...])
        case Self.zlibCookie & ~0xF0:
            let length = try reader.next(UInt32.self, "the length")
            try self.init(plain: ZlibStored.unwrap(reader.next(Int(length), "the zlib stream"))[...])
        default: throw HDRDecodingError("expected the cookie of the V2 encoding; such a text begins with \"HIST\"")
        }
    }

    private init(plain bytes: ArraySlice<UInt8>) throws(HDRDecodingError) {
        var reader = ByteReader(bytes)
        guard try reader.next(UInt32.self, "the cookie") & ~0xF0 == Self.plainCookie & ~0xF0 else {
            throw HDRDecodingError("expected the cookie of the V2 encoding in the zlib stream")
        }
        let length = Int(try reader.next(UInt32.self, "the head"))
        try Self.expect(reader.next(UInt32.self, "the head"), 0, "counts that are not shifted")
        try Self.expect(reader.next(UInt32.self, "the head"), 3, "3 significant digits")
        try Self.expect(reader.next(UInt64.self, "the head"), 1, "1 as the lowest value")
        _ = try reader.next(UInt64.self, "the head")  // The highest value makes no difference to the buckets.
        try Self.expect(reader.next(UInt64.self, "the head"), (1.0).bitPattern, "the ratio 1.0")
        self.init(counts: try Self.unpack(reader.next(length, "the counts")))
    }

    private static func expect<Number: FixedWidthInteger>(
        _ found: Number, _ expected: Number, _ what: String
    ) throws(HDRDecodingError) {
        guard found == expected else { throw HDRDecodingError("expected \(what), found \(found)") }
    }

    private static func unpack(_ packed: ArraySlice<UInt8>) throws(HDRDecodingError) -> [UInt64] {
        var packed = packed
        var counts: [UInt64] = []
        var total: UInt64 = 0
        while !packed.isEmpty {
            guard let number = ZigZagLEB128.next(of: &packed) else { throw HDRDecodingError("it ends within a count") }
            let free = HDRBuckets.count - counts.count
            guard number < 0 ? number.magnitude <= UInt64(free) : free > 0 else {
                throw HDRDecodingError("its values reach beyond 68.7 s, expected at most 60 s")
            }
            if number < 0 {
                counts += repeatElement(0, count: Int(number.magnitude))
            } else {
                counts.append(number.magnitude)
                total += number.magnitude
                // More than anybody records, and few enough to add any number of such histograms.
                guard total <= 1 << 53 else { throw HDRDecodingError("expected at most 2^53 values, found more") }
            }
        }
        return counts
    }
}
