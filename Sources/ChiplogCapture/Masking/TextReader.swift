/// A place in a text, and how to read on from there. Words are of ASCII letters and digits.
struct TextReader {
    let text: [UInt8]
    private(set) var position: Int

    init(_ text: [UInt8], at position: Int = 0) {
        self.text = text
        self.position = position
    }

    var isAtEnd: Bool { position == text.count }

    /// The byte before, which says in what surroundings a thing stands.
    var previous: UInt8? { position > 0 ? text[position - 1] : nil }

    /// Whether no word goes on here.
    var isAtWordEnd: Bool { isAtEnd || !text[position].isWordCharacter }

    mutating func skip() {
        position += 1
    }

    /// Moves to the end of the word; returns how many bytes that was.
    mutating func skipWord() -> Int {
        skip { $0.isWordCharacter }
    }

    /// Moves past all bytes that are so; returns how many those were.
    mutating func skip(while isSo: (UInt8) -> Bool) -> Int {
        let start = position
        while position < text.count, isSo(text[position]) {
            position += 1
        }
        return position - start
    }

    /// Moves past exactly `count` bytes that are so, or not at all.
    mutating func take(_ count: Int, _ isSo: (UInt8) -> Bool) -> Bool {
        guard text.count - position >= count, text[position..<position + count].allSatisfy(isSo) else { return false }
        position += count
        return true
    }

    /// Moves past `word` if it is here, or not at all.
    mutating func take(_ word: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard text[position...].starts(with: bytes) else { return false }
        position += bytes.count
        return true
    }

    /// Moves past the digits that are here.
    mutating func takeDigits() -> ArraySlice<UInt8> {
        let start = position
        _ = skip(while: \.isDecimalDigit)
        return text[start..<position]
    }

    /// Moves past one of `separators` and the digits behind it, if there are any.
    mutating func takeFraction(behind separators: StaticString...) -> ArraySlice<UInt8> {
        for separator in separators {
            var ahead = self
            guard ahead.take(separator) else { continue }
            let digits = ahead.takeDigits()
            guard !digits.isEmpty else { return [] }
            self = ahead
            return digits
        }
        return []
    }

    /// What was read since `start`.
    func string(from start: Int) -> String {
        String(decoding: text[start..<position], as: UTF8.self)
    }
}

extension UInt8 {
    var isDecimalDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    var isHexDigit: Bool { isDecimalDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }

    var isWordCharacter: Bool { isDecimalDigit || isLetter }
}

extension BidirectionalCollection<UInt8> {
    var withoutFinalZeros: SubSequence {
        let last = lastIndex { $0 != UInt8(ascii: "0") }
        return self[..<(last.map { index(after: $0) } ?? startIndex)]
    }
}
