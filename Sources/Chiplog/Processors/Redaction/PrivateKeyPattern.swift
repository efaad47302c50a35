extension SecretPattern {
    /// Private keys in PEM (RFC 7468) and its relatives: from the dashes before BEGIN … PRIVATE KEY to those behind END … PRIVATE
    /// KEY, or to the end of the text where there is no end, as in a text cut off. Whether lines end in line feeds, in `\n` as two
    /// characters or not at all makes no difference; nor does what kind of key it is. Certificates and public keys are left alone.
    ///
    /// A key logged line by line, an event each, is recognised by its first line only.
    public static let privateKey = SecretPattern("private-key", hints: .dash) { text, start in
        var place = start
        while let key = KeyBoundary.first("BEGIN ", in: text, from: place) {
            // A boundary that began earlier has been found earlier.
            guard key.lowerBound >= start else {
                place = key.upperBound
                continue
            }
            return key
                .lowerBound..<(KeyBoundary.first("END ", in: text, from: key.upperBound)?.upperBound ?? text.count)
        }
        return nil
    }
}

private enum KeyBoundary {
    private static let name: StaticString = "PRIVATE KEY"
    /// Bytes between BEGIN and the name: "ENCRYPTED ", "RSA " and the like.
    private static let mostKindBytes = 32

    /// The first boundary line of the kind `word` with its dashes, beginning the search for its name at `start`.
    static func first(_ word: StaticString, in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
        let name = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        var place = start
        while let found = text.firstIndex(of: name, from: place) {
            place = found + name.count
            let kind = text.start(of: isKind, before: found, most: mostKindBytes + word.utf8CodeUnitCount)
            if let begin = begin(of: word, in: text, kind..<found) {
                return begin..<end(in: text, from: place)
            }
        }
        return nil
    }

    /// Where the dashes before `word` begin, if the word is in `range`, the first in it.
    private static func begin(of word: StaticString, in text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        let start = text.end(of: { $0 == UInt8(ascii: " ") }, from: range.lowerBound)
        let letters = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard start + letters.count <= range.upperBound,
            UnsafeRawBufferPointer(rebasing: text[start..<start + letters.count]).isEqual(to: letters)
        else { return nil }
        let dashes = text.start(of: { $0 == UInt8(ascii: "-") }, before: range.lowerBound)
        return dashes < range.lowerBound ? dashes : nil
    }

    /// Behind the name there may be " BLOCK", and dashes with or without a space.
    private static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        let name = text.has(" block", at: start) ? start + 6 : start
        let space = text.end(of: { $0 == UInt8(ascii: " ") }, from: name)
        let dashes = text.end(of: { $0 == UInt8(ascii: "-") }, from: space)
        return dashes > space ? dashes : name
    }

    private static func isKind(_ byte: UInt8) -> Bool {
        byte.isDigit || byte == UInt8(ascii: " ") || (byte.isLetter && byte & 0x20 == 0)
    }
}
