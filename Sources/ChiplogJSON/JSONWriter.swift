extension JSON {
    /// The value as JSON text, members in their order, without a final newline.
    ///
    /// Only what must be escaped is escaped. `pretty` gives a line to every member and element, indented by two
    /// spaces; an array of scalars stays on one line, since a row of readings is read as one.
    public func text(pretty: Bool = false) -> String {
        var text = ""
        write(into: &text, indentation: pretty ? 0 : nil)
        return text
    }

    private func write(into text: inout String, indentation: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let value): Self.writeString(value, into: &text)
        case .array(let elements):
            let inner = elements.contains { $0.isContainer } ? indentation : nil
            let separator = indentation == nil || inner != nil ? "," : ", "
            Self.writeList(elements, "[", separator, "]", into: &text, indentation: inner) { element, text, inner in
                element.write(into: &text, indentation: inner)
            }
        case .object(let members):
            Self.writeList(members, "{", ",", "}", into: &text, indentation: indentation) { member, text, inner in
                Self.writeString(member.key, into: &text)
                text += indentation == nil ? ":" : ": "
                member.value.write(into: &text, indentation: inner)
            }
        }
    }

    private static func writeList<Item>(
        _ items: [Item], _ open: String, _ separator: String, _ close: String, into text: inout String,
        indentation: Int?, _ write: (Item, inout String, Int?) -> Void
    ) {
        text += open
        let inner = indentation.map { $0 + 2 }
        for (index, item) in items.enumerated() {
            if index > 0 { text += separator }
            if let inner { text += "\n" + String(repeating: " ", count: inner) }
            write(item, &text, inner)
        }
        if let indentation, !items.isEmpty { text += "\n" + String(repeating: " ", count: indentation) }
        text += close
    }

    private static func writeString(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
