import Chiplog

extension LogValue {
    /// The value on one line, much as one would write it in a test: strings always quoted, so that `51` and `"51"` differ.
    var literal: String {
        switch self {
        case .string(let text):
            LineBuffer.string { $0.append(quoting: text) }
        case .array(let elements):
            "[" + elements.map(\.literal).joined(separator: ", ") + "]"
        case .object(let fields):
            "{" + fields.map { FieldText($0.key.name, $0.value).text }.joined(separator: " ") + "}"
        case .error(let error):
            error.literal
        case .null, .bool, .int, .uint, .double, .bytes, .timestamp, .duration:
            // As formatters write it behind the key.
            String(LogFields([(key: LogKey("x"), value: self)]).description.dropFirst(2))
        }
    }
}

extension LogValue {
    /// The same, but no longer than can be read in a sentence.
    var cutLiteral: String {
        if case .string(let text) = self { return CutText(text, to: CutText.mostOfPart).quoted }
        return CutText(literal, to: CutText.mostOfPart).description
    }
}

extension LogErrorValue {
    /// `Payments.CardError("expired")`, each cause behind an arrow.
    var literal: String {
        let own = type + "(" + LogValue.string(message).literal + ")"
        return ([own] + causes.map(\.literal)).joined(separator: " <- ")
    }
}
