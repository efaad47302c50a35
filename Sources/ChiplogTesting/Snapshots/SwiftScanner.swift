/// Reads the tokens of a Swift file from some place on: as many kinds of them as the beginning of a call can have.
struct SwiftScanner {
    let bytes: [UInt8]
    private(set) var position: Int

    init(_ source: SwiftSource, at position: Int) {
        bytes = source.bytes
        self.position = position
    }

    /// The byte here, nil at the end.
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Moves past `word` if it is here.
    mutating func take(_ word: StaticString) -> Bool {
        take(Array(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)))
    }

    mutating func take(_ word: [UInt8]) -> Bool {
        guard bytes[position...].starts(with: word) else { return false }
        position += word.count
        return true
    }

    /// The byte here, having moved past it.
    mutating func next() -> UInt8? {
        defer { position = min(position + 1, bytes.count) }
        return current
    }

    /// The bytes from here on that are so, having moved past them.
    mutating func take(while isSo: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = bytes[position...].prefix(while: isSo)
        position = taken.endIndex
        return taken
    }

    /// Moves past blanks, line ends and comments; block comments nest.
    mutating func skipTrivia() {
        while true {
            if !take(while: { $0.isBlank || $0.isNewline }).isEmpty { continue }
            if take("//") {
                _ = take { !$0.isNewline }
            } else if take("/*") {
                skipBlockComment()
            } else {
                return
            }
        }
    }

    private mutating func skipBlockComment() {
        var depth = 1
        while depth > 0, current != nil {
            if take("/*") {
                depth += 1
            } else if take("*/") {
                depth -= 1
            } else {
                position += 1
            }
        }
    }
}
