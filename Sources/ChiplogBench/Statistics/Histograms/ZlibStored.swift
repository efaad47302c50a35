/// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4): not compressed, but read by everything that reads zlib.
///
/// Histograms' counts are already packed; compressing them would save a quarter to a third, for a dependency or some
/// hundred lines.
enum ZlibStored {
    /// Deflate with a window of 32 KiB; and the check bits of "fastest, no dictionary".
    private static let header: [UInt8] = [0x78, 0x01]
    private static let longestBlock = 0xFFFF

    static func wrap(_ content: [UInt8]) -> [UInt8] {
        var stream = header
        var rest = content[...]
        repeat {
            let block = rest.prefix(longestBlock)
            rest = rest.dropFirst(longestBlock)
            let length = UInt16(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            for part in [length, ~length] { stream += [UInt8(part & 0xFF), UInt8(part >> 8)] }
            stream += block
        } while !rest.isEmpty
        stream.appendBigEndian(adler32(of: content))
        return stream
    }

    /// What a stream of stored blocks contains.
    ///
    /// - Throws: Where it is no such stream, is cut short, or its checksum is another.
    static func unwrap(_ stream: ArraySlice<UInt8>) throws(HDRDecodingError) -> [UInt8] {
        var reader = ByteReader(stream)
        let method = try reader.next(UInt16.self, "the zlib header")
        // Deflate, no preset dictionary; the whole is a multiple of 31.
        guard method >> 8 & 0xF == 8, method & 0x20 == 0, method % 31 == 0 else {
            throw HDRDecodingError("expected a zlib header after the length, found 0x\(String(method, radix: 16))")
        }
        var content: [UInt8] = []
        while true {
            let head = try reader.next(UInt8.self, "a block's head")
            guard head & 0b110 == 0 else {
                throw HDRDecodingError(
                    "its zlib stream is compressed; only stored blocks are read: compress it with level 0")
            }
            let length = try reader.next(UInt16.self, "a block's length").byteSwapped
            guard try reader.next(UInt16.self, "a block's length").byteSwapped == ~length else {
                throw HDRDecodingError("a block's length contradicts its complement")
            }
            content += try reader.next(Int(length), "a block")
            if head & 1 == 1 { break }
        }
        guard try reader.next(UInt32.self, "the checksum") == adler32(of: content) else {
            throw HDRDecodingError("the checksum is not the content's: it was damaged on its way")
        }
        return content
    }

    /// RFC 1950, section 8.2.
    static func adler32(of bytes: [UInt8]) -> UInt32 {
        var (sum, sumOfSums): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            sum = (sum + UInt32(byte)) % 65_521
            sumOfSums = (sumOfSums + sum) % 65_521
        }
        return sumOfSums << 16 | sum
    }
}
