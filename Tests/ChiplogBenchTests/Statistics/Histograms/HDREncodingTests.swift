import Testing

@testable import ChiplogBench

/// Expected texts: `hdrhistogram` 0.10.8 and `zlib` of Python, the payload packed again with level 0.
@Suite struct HDREncodingTests {
    private static let one = """
        HISTFAAAADR4AQEpANb/HISTEwAAAAEAAAAAAAAAAwAAAAAAAAABAAAADfhHWAA/8AAAAAAAAAJRIQQh
        """
    private static let several = """
        HISTFAAAAEZ4AQE7AMT/HISTEwAAABMAAAAAAAAAAwAAAAAAAAABAAAADfhHWAA/8AAAAAAAAAEGAYwB9R8CAr+OAfLAAbP9AQTU4wqU
        """

    private static func several(times: Int = 1) -> HDRHistogram {
        var histogram = HDRHistogram()
        let counts: [(UInt64, Int)] = [
            (1, 3), (3, 70), (2047, 1), (2048, 1), (1_000_000, 12345), (60_000_000_000, 2),
        ]
        for (value, count) in counts { for _ in 0..<count * times { histogram.record(value) } }
        return histogram
    }

    @Test func `The text is what Python writes`() {
        var histogram = HDRHistogram()
        #expect(histogram.text == "HISTFAAAADN4AQEoANf/HISTEwAAAAAAAAAAAAAAAwAAAAAAAAABAAAADfhHWAA/8AAAAAAAAEzfBB4=")
        histogram.record(0)
        #expect(histogram.text == Self.one)
        #expect(Self.several().text == Self.several)
    }

    @Test func `Read back, a histogram is the same`() throws {
        #expect(try HDRHistogram(text: HDRHistogram().text) == HDRHistogram())
        #expect(try HDRHistogram(text: Self.several) == Self.several())
        var random = SplitMix64(seed: 9)
        var histogram = HDRHistogram()
        for _ in 0..<20_000 {
            histogram.record(random.next() >> UInt64.random(in: 29...63, using: &random))
        }
        #expect(try HDRHistogram(text: histogram.text) == histogram)
    }

    @Test func `The form without a zlib stream is read as well`() throws {
        let text = Base64.text(of: Self.several().plainBytes)
        #expect(text.hasPrefix("HISTE"))
        #expect(try HDRHistogram(text: text) == Self.several())
    }

    @Test func `A histogram of another highest value is read, as long as its values fit`() throws {
        var bytes = Self.several().plainBytes
        bytes.replaceSubrange(24..<32, with: [0, 0, 3, 0x46, 0x30, 0xB8, 0xA0, 0])  // an hour
        #expect(try HDRHistogram(text: Base64.text(of: bytes)) == Self.several())
        // One more bucket than there are.
        bytes.replaceSubrange(4..<8, with: [0, 0, 0, 4])
        bytes.replaceSubrange(40..., with: [0xFF, 0xAF, 0x03, 2])
        let error = #expect(throws: HDRDecodingError.self) { try HDRHistogram(text: Base64.text(of: bytes)) }
        #expect(error?.description == "not a histogram: its values reach beyond 68.7 s, expected at most 60 s")
    }

    static let faults: [(offset: Int, value: UInt8, message: String)] = [
        (0, 0, "expected the cookie of the V2 encoding; such a text begins with \"HIST\""),
        (7, 20, "it ends within the counts: expected 20 more bytes, found 19"),
        (11, 1, "expected counts that are not shifted, found 1"),
        (15, 2, "expected 3 significant digits, found 2"),
        (23, 9, "expected 1 as the lowest value, found 9"),
        (32, 0x40, "expected the ratio 1.0, found 4679240012837945344"),
        (58, 0x84, "it ends within a count"),
    ]

    @Test(arguments: faults) func `A fault is named`(offset: Int, value: UInt8, message: String) {
        var bytes = Self.several().plainBytes
        bytes[offset] = value
        let error = #expect(throws: HDRDecodingError.self) { try HDRHistogram(text: Base64.text(of: bytes)) }
        #expect(error?.description == "not a histogram: \(message)")
    }

    @Test func `More than 2^53 values are refused`() {
        var bytes = HDRHistogram().plainBytes
        bytes[7] = 9
        ZigZagLEB128.append(1 << 53 + 1, to: &bytes)
        bytes[7] = UInt8(bytes.count - 40)
        #expect(throws: HDRDecodingError("expected at most 2^53 values, found more")) {
            try HDRHistogram(text: Base64.text(of: bytes))
        }
    }

    @Test func `A compressed stream is refused with what to do`() {
        let compressed = "HISTFAAAACF4nJNpmSzMwMDAyAABzFAaxOf94R7BYP8BIsAEAFEhBCE="
        #expect(
            throws: HDRDecodingError(
                "its zlib stream is compressed; only stored blocks are read: compress it with level 0")
        ) {
            try HDRHistogram(text: compressed)
        }
    }

    @Test func `Every cut is refused, and every changed bit that says something`() throws {
        let bytes = try #require(Base64.bytes(of: Self.several))
        for end in bytes.indices {
            #expect(throws: HDRDecodingError.self) { try HDRHistogram(text: Base64.text(of: Array(bytes[..<end]))) }
        }
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            // Nothing is said by the word size in the cookie and by what is left of the last block's head.
            if let read = try? HDRHistogram(text: Base64.text(of: changed)) { #expect(read == Self.several()) }
        }
        // Without a checksum another histogram may come out, but nothing worse.
        let plain = Self.several().plainBytes
        for bit in 0..<plain.count * 8 {
            var changed = plain
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            if let read = try? HDRHistogram(text: Base64.text(of: changed)) { #expect(read.count <= 1 << 53) }
        }
    }

    @Test(
        arguments: [
            (0, [0]), (-1, [1]), (1, [2]), (63, [126]), (64, [0x80, 1]), (-64, [127]), (-65, [0x81, 1]),
            (.max, [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
            (.min, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
        ] as [(Int64, [UInt8])])
    func `Numbers of variable length`(number: Int64, bytes: [UInt8]) {
        var written: [UInt8] = []
        ZigZagLEB128.append(number, to: &written)
        #expect(written == bytes)
        var rest = bytes[...]
        #expect(ZigZagLEB128.next(of: &rest) == number)
        #expect(rest.isEmpty)
    }

    @Test func `Numbers of every length come back`() {
        for bits in 0..<64 as Range<UInt64> {
            for number in [Int64(bitPattern: 1 << bits), ~Int64(bitPattern: 1 << bits)] {
                var bytes: [UInt8] = []
                ZigZagLEB128.append(number, to: &bytes)
                #expect(bytes.count <= 9)
                var rest = bytes[...]
                #expect(ZigZagLEB128.next(of: &rest) == number)
            }
        }
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 200_000])
    func `A stream of stored blocks contains what went in`(count: Int) throws {
        var random = SplitMix64(seed: 1)
        let content = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        let stream = ZlibStored.wrap(content)
        #expect(stream.count == 2 + 5 * max(1, (count + 65_534) / 65_535) + count + 4)
        #expect(try ZlibStored.unwrap(stream[...]) == content)
    }

    // zlib.adler32(b"Wikipedia")
    @Test func `Adler-32`() {
        #expect(ZlibStored.adler32(of: Array("Wikipedia".utf8)) == 0x11E6_0398)
        #expect(ZlibStored.adler32(of: []) == 1)
    }

    // RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `Base64 of the standard's examples`(text: String, code: String) {
        #expect(Base64.text(of: Array(text.utf8)) == code)
        #expect(Base64.bytes(of: code) == Array(text.utf8))
    }

    @Test(arguments: ["Z", "Zg", "Zg=", "Zg===", "====", "Zh==", "Zm9=", "Zm 8", "Zm8=Zm8=", "Zm-_", "Zmé="])
    func `What is no base64 is refused`(code: String) {
        #expect(Base64.bytes(of: code) == nil)
    }
}
