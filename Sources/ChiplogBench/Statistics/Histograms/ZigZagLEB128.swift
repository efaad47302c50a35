/// Signed numbers in 1 to 9 bytes, small ones in few: the variable-length code of HdrHistogram's V2 encoding.
///
/// ZigZag turns 0, −1, 1, −2 … into 0, 1, 2, 3 … Of that come 7 bits a byte, the lowest first, with the eighth bit set
/// where more follow; only a ninth byte, should there be one, has eight bits of the number and nothing follows it.
enum ZigZagLEB128 {
    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
        for _ in 0..<8 {
            guard rest > 0x7F else { break }
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Takes a number off the front; nil when the bytes end within it.
    static func next(of bytes: inout ArraySlice<UInt8>) -> Int64? {
        var number: UInt64 = 0
        for place in 0..<9 as Range<UInt64> {
            guard let byte = bytes.popFirst() else { return nil }
            let isLast = place == 8 || byte < 0x80
            number |= UInt64(isLast ? byte : byte & 0x7F) << (7 * place)
            if isLast { break }
        }
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }
}
