// HdrHistogram's V2 format, as the Java class `AbstractHistogram` writes it; all numbers with the most significant byte
// first. What `text` gives is what other tools take: the plotter of hdrhistogram.org, `Histogram` of Java,
// `HdrHistogram.decode` of Python.

extension HDRHistogram {
    /// The first four bytes of the V2 encoding, and of the same within a zlib stream.
    static let plainCookie: UInt32 = 0x1C84_9303 | 0x10
    static let zlibCookie: UInt32 = 0x1C84_9304 | 0x10

    /// The histogram as text: base64 of the form with a zlib stream, which begins "HISTFAAA".
    ///
    /// It carries the counts, not ``overflowed``. A million latencies take 5 to 15 KiB.
    public var text: String {
        let stream = ZlibStored.wrap(plainBytes)
        var bytes: [UInt8] = []
        bytes.appendBigEndian(Self.zlibCookie)
        bytes.appendBigEndian(UInt32(stream.count))
        return Base64.text(of: bytes + stream)
    }

    /// The V2 encoding: a head of 40 bytes and the counts.
    var plainBytes: [UInt8] {
        let counts = packedCounts
        var bytes: [UInt8] = []
        bytes.appendBigEndian(Self.plainCookie)
        bytes.appendBigEndian(UInt32(counts.count))
        bytes.appendBigEndian(UInt32(0))  // by how many buckets the counts are shifted
        bytes.appendBigEndian(UInt32(HDRBuckets.significantDigits))
        bytes.appendBigEndian(UInt64(1))  // the lowest value told from 0
        bytes.appendBigEndian(Self.highestTrackable)
        bytes.appendBigEndian((1.0).bitPattern)  // what a value is to be multiplied by
        return bytes + counts
    }

    /// The counts up to the last one above 0. Those of 0 in a row are written as how many they are, negative.
    private var packedCounts: [UInt8] {
        var bytes: [UInt8] = []
        var zeros: Int64 = 0
        for count in counts[...(counts.lastIndex { $0 > 0 } ?? -1)] {
            guard count > 0 else {
                zeros += 1
                continue
            }
            if zeros > 0 { ZigZagLEB128.append(-zeros, to: &bytes) }
            zeros = 0
            ZigZagLEB128.append(Int64(clamping: count), to: &bytes)
        }
        return bytes
    }
}
