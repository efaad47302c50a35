/// A text in which `*` stands for any run of characters, also none, and `?` for exactly one; `\` takes the next
/// character as it is. The whole text has to match: `*timeout*` is found anywhere, `timeout` is only itself.
///
/// Matching is linear in the text without `?`; a piece between two stars that has one costs at most its length times the
/// text's. It allocates nothing.
public struct WildcardPattern: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The pattern as it was given.
    public let description: String
    /// Whether ASCII letters match in upper and lower case.
    public let ignoresCase: Bool
    /// What stands between the stars; there is no empty piece.
    private let pieces: [Piece]
    private let beginsWithStar: Bool
    private let endsWithStar: Bool

    /// Bytes in which `anyCharacter`, which is never in UTF-8, stands for a question mark.
    private struct Piece {
        var bytes: [UInt8]
        var isPlain: Bool
        static let anyCharacter: UInt8 = 0xFF
    }

    public init(_ pattern: String, ignoringCase: Bool = false) {
        description = pattern
        ignoresCase = ignoringCase
        var pieces: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in pattern.utf8 {
            switch byte {
            case UInt8(ascii: "\\") where !isEscaped:
                isEscaped = true
                continue
            case UInt8(ascii: "*") where !isEscaped: pieces.append([])
            case UInt8(ascii: "?") where !isEscaped: pieces[pieces.count - 1].append(Piece.anyCharacter)
            default: pieces[pieces.count - 1].append(ignoringCase ? byte.asciiLowercased : byte)
            }
            isEscaped = false
        }
        if isEscaped {
            pieces[pieces.count - 1].append(UInt8(ascii: "\\"))  // nothing follows that it could escape
        }
        beginsWithStar = pieces.count > 1 && pieces.first == []
        endsWithStar = pieces.count > 1 && pieces.last == []
        self.pieces = pieces.filter { !$0.isEmpty }.map { bytes in
            Piece(bytes: bytes, isPlain: !ignoringCase && !bytes.contains(Piece.anyCharacter))
        }
    }

    public init(stringLiteral pattern: String) {
        self.init(pattern)
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.description == other.description && one.ignoresCase == other.ignoresCase
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(description)
        hasher.combine(ignoresCase)
    }

    /// Whether the whole of `text` matches.
    public func matches(_ text: String) -> Bool {
        text.withUTF8Pointer { matches(UnsafeRawBufferPointer(start: $0, count: $1)) }
    }

    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        guard !pieces.isEmpty else { return beginsWithStar || text.isEmpty }
        var first = 0
        var last = pieces.count
        var start = 0
        var end = text.count
        if !beginsWithStar {
            guard let next = match(pieces[0], in: text, at: 0, before: end) else { return false }
            start = next
            first = 1
            if last == 1 && !endsWithStar { return start == end }
        }
        if !endsWithStar {
            guard last > first, let place = matchBackward(pieces[last - 1], in: text, endingAt: end, from: start) else {
                return false
            }
            end = place
            last -= 1
        }
        // What lies between is taken as early as possible: that leaves the most for the rest.
        while first < last {
            guard let next = find(pieces[first], in: text, from: start, before: end) else { return false }
            start = next
            first += 1
        }
        return true
    }
}

extension WildcardPattern {
    /// Where the first match that begins at `start` or after ends.
    private func find(_ piece: Piece, in text: UnsafeRawBufferPointer, from start: Int, before end: Int) -> Int? {
        if piece.isPlain {
            let text = UnsafeRawBufferPointer(rebasing: text[..<end])
            let place = piece.bytes.withUnsafeBytes { text.firstIndex(of: $0, from: start) }
            return place.map { $0 + piece.bytes.count }
        }
        var place = start
        while place < end {
            if !text[place].isContinuation, let next = match(piece, in: text, at: place, before: end) { return next }
            place += 1
        }
        return nil
    }

    /// Where a match that begins at `start` ends.
    private func match(_ piece: Piece, in text: UnsafeRawBufferPointer, at start: Int, before end: Int) -> Int? {
        var place = start
        var index = 0
        while index < piece.bytes.count {
            guard place < end, fits(piece.bytes[index], text[place]) else { return nil }
            place += 1
            if piece.bytes[index] == Piece.anyCharacter {
                while place < end && text[place].isContinuation { place += 1 }
            }
            index += 1
        }
        return place
    }

    /// Where a match that ends at `end` begins, not before `start`.
    private func matchBackward(
        _ piece: Piece, in text: UnsafeRawBufferPointer, endingAt end: Int, from start: Int
    ) -> Int? {
        var place = end
        var index = piece.bytes.count
        while index > 0 {
            index -= 1
            if piece.bytes[index] == Piece.anyCharacter {
                while place > start && text[place - 1].isContinuation { place -= 1 }
            }
            guard place > start, fits(piece.bytes[index], text[place - 1]) else { return nil }
            place -= 1
        }
        return place
    }

    private func fits(_ expected: UInt8, _ byte: UInt8) -> Bool {
        expected == Piece.anyCharacter || expected == (ignoresCase ? byte.asciiLowercased : byte)
    }
}

extension UInt8 {
    /// Whether a byte of UTF-8 goes on with a character.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
}
