/// Masks what must not be in a log: the values of some keys, and secrets that show by themselves, wherever they stand.
///
/// ```swift
/// Pipeline(processors: [.redact(keys: ["password", "session"], keyPatterns: ["*_token"], values: [.email, .card])], …)
/// ```
/// Put it last: what later processors add is not looked at.
///
/// - By key: a field of such a name has its value masked as a whole, null excepted, whatever it is, also within objects and arrays at
///   any depth. Upper and lower case, `-` and `_` make no difference (`apiKey` is `API_KEY`), and `password` is `db.password` too.
/// - By value: secrets are masked in the label, the message, keys, strings, bytes (which then are masked as a whole), whole numbers
///   (a card number logged as one), and the types and messages of errors and their causes, at any depth.
///
/// Nothing found costs a pass over the text of the event, some nanoseconds a key, and allocates nothing. Lazy values are computed, for they have to be looked at. It fails closed: a pattern that gives a range that is none has
/// the whole text masked, and an event that cannot be rewritten for lack of memory is turned away.
///
/// What it cannot see: a secret divided over several fields, elements or events, or in an encoding (base64, compressed, encrypted),
/// the call site and trace ids, and whatever looks like none of the patterns.
public struct RedactProcessor: LogProcessor {
    private let keys: SecretKeys
    private let search: SecretSearch
    private let mask: RedactionMask

    /// Names under which secrets are usually logged.
    public static let usualKeys = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "authorization", "proxy-authorization", "cookie",
        "set-cookie", "api-key", "x-api-key", "access-token", "refresh-token", "id-token", "auth-token",
        "client-secret",
        "private-key", "session-id", "credential", "credentials", "cvv", "cvc", "pin",
    ]

    /// - Parameters:
    ///   - keys: names of fields, in any case and style.
    ///   - keyPatterns: the same with `*` and `?`, in any case: `*_token`. Matched with the whole key as it is written.
    ///   - values: what is looked for in all text.
    ///   - mask: what stands in a secret's place.
    public init(
        keys: [String] = usualKeys, keyPatterns: [String] = [], values: [SecretPattern] = SecretPattern.all,
        mask: RedactionMask = .stars
    ) {
        self.keys = SecretKeys(names: keys, patterns: keyPatterns)
        search = SecretSearch(patterns: values)
        self.mask = mask
    }

    public var name: String { "redact" }

    public func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        guard event.withParts({ findsAny(in: $0) }) else { return .pass }
        return event.rewrite { edit($0, $1) } ? .pass : .filtered
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        let kinds = search.patterns.map(\.name).joined(separator: ", ")
        return .passes("masks the values of \(keys.count) keys" + (kinds.isEmpty ? "" : ", and in all text: \(kinds)"))
    }

    /// What becomes of a piece of the record.
    private func edit(_ piece: RecordPiece, _ replacement: ByteBuffer) -> PieceEdit {
        switch piece {
        case .label(let text), .message(let text), .errorType(let text), .errorMessage(let text), .key(let text, _):
            guard search.findsAny(in: text) else { return .keep }
            search.write(text, masked: mask, to: replacement)
            return .replace
        case .value(let value, let key):
            if value.tag != Record.Tag.null, keys.contain(key) {
                value.withText { mask.write($0, "redacted", .asFound, to: replacement) }
                return .replace
            }
            return edit(value, replacement)
        }
    }

    private func edit(_ value: EncodedValue, _ replacement: ByteBuffer) -> PieceEdit {
        guard findsAny(inScalar: value) else { return .keep }
        switch value.tag {
        case Record.Tag.string: search.write(value.contents, masked: mask, to: replacement)
        case Record.Tag.bytes: mask.write(value.contents, "redacted", .asFound, to: replacement)
        default: value.withDigits { search.write($0, masked: mask, to: replacement) }
        }
        return .replace
    }
}

// The first look, which decides whether there is anything to do.
extension RedactProcessor {
    private func findsAny(in parts: Record.Parts) -> Bool {
        if search.findsAny(in: parts.label) || search.findsAny(in: parts.message) { return true }
        if let error = parts.error, findsAny(inLinks: error) { return true }
        return findsAny(inFields: parts.fields)
    }

    private func findsAny(inFields fields: UnsafeRawBufferPointer) -> Bool {
        var cursor = FieldCursor(fields)
        while let field = cursor.next() {
            if search.findsAny(in: field.key) { return true }
            let value = field.value.resolved
            if value.tag != Record.Tag.null, keys.contain(field.key) { return true }
            if findsAny(in: value) { return true }
        }
        return false
    }

    private func findsAny(in value: EncodedValue) -> Bool {
        switch value.tag {
        case Record.Tag.array, Record.Tag.object: findsAny(inFields: value.contents)
        case Record.Tag.error: findsAny(inLinks: value.contents)
        default: findsAny(inScalar: value)
        }
    }

    private func findsAny(inScalar value: EncodedValue) -> Bool {
        switch value.tag {
        case Record.Tag.string, Record.Tag.bytes: search.findsAny(in: value.contents)
        case Record.Tag.int, Record.Tag.uint, Record.Tag.double: value.withDigits { search.findsAny(in: $0) } ?? false
        default: false
        }
    }

    private func findsAny(inLinks links: UnsafeRawBufferPointer) -> Bool {
        var cursor = ErrorCursor(links)
        while let (type, message) = cursor.next() {
            if search.findsAny(in: type) || search.findsAny(in: message) { return true }
        }
        return false
    }
}

extension EncodedValue {
    /// Runs `body` with the value as text, which a hash is made of: its bytes in the record have addresses in them.
    fileprivate func withText(_ body: (UnsafeRawBufferPointer) -> Void) {
        switch tag {
        case Record.Tag.string, Record.Tag.bytes: body(contents)
        default:
            LogFields([(key: LogKey("value"), value: decoded)]).description.withUTF8Pointer {
                body(UnsafeRawBufferPointer(start: $0, count: $1))
            }
        }
    }

    /// Runs `body` with the digits of a whole number that has as many as a secret may be made of; nil for others.
    fileprivate func withDigits<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard let number = wholeMagnitude, number >= 1_000_000_000_000 else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            guard let start = digits.baseAddress else { return nil }
            let end = DecimalDigits.write(number, to: start)
            return body(UnsafeRawBufferPointer(start: start, count: end - start))
        }
    }

    private var wholeMagnitude: UInt64? {
        switch tag {
        case Record.Tag.int: load(Int64.self).magnitude
        case Record.Tag.uint: load(UInt64.self)
        case Record.Tag.double: UInt64(exactly: load(Double.self).magnitude)
        default: nil
        }
    }
}

extension LogProcessor where Self == RedactProcessor {
    /// Masks secrets by key and by value; see `RedactProcessor`.
    public static func redact(
        keys: [String] = RedactProcessor.usualKeys, keyPatterns: [String] = [],
        values: [SecretPattern] = SecretPattern.all, mask: RedactionMask = .stars
    ) -> RedactProcessor {
        RedactProcessor(keys: keys, keyPatterns: keyPatterns, values: values, mask: mask)
    }
}
