/// Where UTF-8 may be cut.
enum UTF8Boundary {
    /// The most bytes, not above `limit`, after which the text can be cut without splitting a character. Bytes that are
    /// no text are cut at most three earlier.
    static func fit(_ start: UnsafePointer<UInt8>, _ count: Int, in limit: Int) -> Int {
        guard count > limit else { return count }
        var end = limit
        while end > max(0, limit - 3) && start[end] & 0xC0 == 0x80 {
            end -= 1
        }
        return end
    }
}
