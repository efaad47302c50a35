// Each promise of `LogFormatter`.
extension FormatterRule {
    static let appendsOnly = FormatterRule("it appends to the line and touches nothing before") { specimen in
        let prefix = FormattedSpecimen.prefix
        guard specimen.afterPrefix.starts(with: prefix) else { return "what stood in the line before is gone" }
        return specimen.afterPrefix.dropFirst(prefix.count).elementsEqual(specimen.line)
            ? nil : "it writes something else where the line is not empty"
    }

    static let validUTF8 = FormatterRule("what it appends is valid UTF-8") { specimen in
        String(validating: specimen.line, as: UTF8.self) == nil ? "not UTF-8: \(specimen.text)" : nil
    }

    static let noLineEnds = FormatterRule("what it appends has no line ends, unless it is multiline") { specimen in
        guard !specimen.isMultiline, specimen.line.contains(UInt8(ascii: "\n")) else { return nil }
        return "a line feed in \(specimen.text)"
    }

    static let noControlCharacters = FormatterRule("what it appends has no control characters") { specimen in
        let text = specimen.isColoured ? specimen.text.replacing(colourSequence, with: "") : specimen.text
        let found = text.unicodeScalars.first { scalar in
            switch scalar {
            case "\n": false  // `noLineEnds` asks about it
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": true
            default: false
            }
        }
        return found.map { "U+\(String($0.value, radix: 16, uppercase: true)) in \(text.debugDescription)" }
    }

    static let indentedRows = FormatterRule("each of its lines after the first begins with two spaces") { specimen in
        specimen.rows.dropFirst().first { !$0.hasPrefix("  ") }.map { "\($0.debugDescription) could pass for an event" }
    }

    static let closedColours = FormatterRule("it ends what colours it begins in the same line") { specimen in
        guard specimen.isColoured else { return nil }
        let open = specimen.rows.first { row in
            row.matches(of: colourSequence).last.map { $0.output != "\u{1B}[0m" } ?? false
        }
        return open.map { "a colour goes on behind \($0.debugDescription)" }
    }

    static let repeatable = FormatterRule("equal events give equal lines, whatever came between them") { specimen in
        specimen.again == specimen.line ? nil : "first \(specimen.text), then \(FormattedSpecimen.text(specimen.again))"
    }

    private static var colourSequence: Regex<Substring> { /\u{1B}\[[0-9;]*m/ }
}
