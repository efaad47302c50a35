/// A kind of secret that shows in a text by itself: `.redact(values: [.email, .card])`.
///
/// Each finds what it says in time linear in the text and allocates nothing. What one calls a secret, and what it leaves
/// alone because it cannot tell it from an ordinary number or word, stands in its own documentation. A pattern of one's own:
/// ```swift
/// let badge = SecretPattern("badge") { text, start in … }   // the first from `start` on
/// ```
public struct SecretPattern: Sendable, Hashable, CustomStringConvertible {
    /// Finds the first secret in `text` that begins at `start` or after. The bytes, mostly UTF-8, are valid during the call.
    public typealias Search = @Sendable (_ text: UnsafeRawBufferPointer, _ start: Int) -> Range<Int>?

    /// What it is called in masks and configurations; patterns of one name are equal.
    public let name: String
    let find: Search
    /// Signs of which a text must have one to be worth a search; none when every text is.
    let hints: SecretHints
    /// Which ways of writing a secret make no difference to its hash.
    let spelling: Spelling

    /// What a hash is made of, so that one secret written in two ways stays recognisable.
    enum Spelling {
        case asFound
        /// Letters in lower case.
        case caseless
        /// Letters, in lower case, and digits; nothing between them.
        case ungrouped
    }

    public init(_ name: String, find: @escaping Search) {
        self.init(name, hints: [], find: find)
    }

    init(_ name: String, hints: SecretHints, spelling: Spelling = .asFound, find: @escaping Search) {
        self.name = name
        self.hints = hints
        self.spelling = spelling
        self.find = find
    }

    public static func == (one: Self, other: Self) -> Bool { one.name == other.name }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    public var description: String { name }
}

extension SecretPattern {
    /// All that the library has.
    public static let all: [SecretPattern] = [
        .email, .card, .bearerToken, .iban, .privateKey, .apiKey, .urlPassword,
    ]

    /// The library's pattern called `name`, such as "email"; the error names the nearest.
    public init(named name: String) throws(ProcessorError) {
        guard let pattern = Self.all.first(where: { $0.name == name }) else {
            throw ProcessorError(
                "unknown secret pattern \"\(name)\"" + suggestion(for: name, among: Self.all.map(\.name)))
        }
        self = pattern
    }
}
