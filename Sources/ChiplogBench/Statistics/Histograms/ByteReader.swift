/// Takes fields off the front of bytes, numbers with the most significant byte first.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// The next number; `what` it is names it where the bytes end before.
    mutating func next<Number: FixedWidthInteger>(
        _ type: Number.Type, _ what: String
    ) throws(HDRDecodingError) -> Number {
        try next(Number.bitWidth / 8, what).reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    /// The next `count` bytes.
    mutating func next(_ count: Int, _ what: String) throws(HDRDecodingError) -> ArraySlice<UInt8> {
        guard rest.count >= count else {
            throw HDRDecodingError("it ends within \(what): expected \(count) more bytes, found \(rest.count)")
        }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

extension [UInt8] {
    /// Adds a number, the most significant byte first.
    mutating func appendBigEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
