public import Chiplog
internal import ChiplogJSON

/// A `RedactProcessor`, as data; `ProcessorSettings` says how a file writes it.
public struct RedactSettings: Sendable, Hashable {
    /// Names of fields whose values are masked.
    public var keys = RedactProcessor.usualKeys
    /// The same with `*` and `?`.
    public var keyPatterns: [String] = []
    /// What is looked for in all text.
    public var values = SecretPattern.all
    public var mask = RedactionMask.stars

    public init() {}

    func makeProcessor() -> any LogProcessor {
        .redact(keys: keys, keyPatterns: keyPatterns, values: values, mask: mask)
    }
}

extension RedactSettings {
    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init()
        if reader.has("keys") {
            keys = try Self.strings(reader.array("keys"))
        }
        keyPatterns = try Self.strings(reader.array(ifPresent: "key-patterns"))
        if reader.has("values") {
            values = []
            for value in try reader.array("values") {
                values.append(try Self.pattern(value))
            }
        }
        if let mask = reader.value(ifPresent: "mask") {
            self.mask = try Self.mask(mask)
        }
    }

    private static func strings(_ values: [DocumentValue]) throws(DocumentError) -> [String] {
        var strings: [String] = []
        for value in values {
            strings.append(try value.string())
        }
        return strings
    }

    private static func pattern(_ value: DocumentValue) throws(DocumentError) -> SecretPattern {
        let name = try value.string()
        let all = SecretPattern.all
        guard let pattern = all.first(where: { $0.name == name }) else {
            let names = all.map(\.name)
            throw value.error(
                "expected one of \(names.joined(separator: ", ")), found \(value.json.shortText)",
                suggestion: nearestName(to: name, in: names))
        }
        return pattern
    }

    private static func mask(_ value: DocumentValue) throws(DocumentError) -> RedactionMask {
        if value.json.string == "stars" { return .stars }
        guard value.json.members?.count == 1 else {
            throw value.error("expected \"stars\", {\"fixed\": TEXT} or {\"hash\": KEY}")
        }
        let reader = try value.object()
        if let text = reader.value(ifPresent: "fixed") {
            return .fixed(try text.string())
        }
        if let digits = reader.value(ifPresent: "hash") {
            // The error does not repeat what may be most of a key.
            guard let key = RedactionKey(hex: try digits.string()) else {
                throw digits.error("expected a key of 32 hexadecimal digits")
            }
            return .hash(key: key)
        }
        try reader.finish()
        return .stars
    }
}
