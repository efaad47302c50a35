internal import CChiplogShims

/// What a text should look like. A string literal is the whole text: `.message("order placed")`.
///
/// Texts are compared by their bytes in UTF-8: upper and lower case differ, and so do two spellings of one character.
public enum TextPattern: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// This text and nothing else.
    case exactly(String)
    /// A text with this somewhere in it.
    case contains(String)
    /// `*` stands for any run of characters, `?` for one: `.wildcard("/v1/*/items")`.
    case wildcard(WildcardPattern)
    /// A regular expression found somewhere in the text.
    case regex(RegexPattern)

    public init(stringLiteral text: String) {
        self = .exactly(text)
    }

    /// Whether `text` looks like this; allocates nothing.
    public func matches(_ text: String) -> Bool {
        text.withUTF8Pointer { matches(UnsafeRawBufferPointer(start: $0, count: $1)) }
    }

    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .exactly(let other):
            other.withUTF8Pointer { text.isEqual(to: UnsafeRawBufferPointer(start: $0, count: $1)) }
        case .contains(let part):
            part.withUTF8Pointer { text.firstIndex(of: UnsafeRawBufferPointer(start: $0, count: $1), from: 0) != nil }
        case .wildcard(let pattern): pattern.matches(text)
        case .regex(let pattern): pattern.matches(text)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where `part` first begins, at `start` or after; in time linear in both.
    func firstIndex(of part: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start <= count, let base = baseAddress, let needle = part.baseAddress else {
            return part.isEmpty && start <= count ? start : nil
        }
        return chiplog_find(base + start, count - start, needle, part.count).map { $0 - base }
    }
}
