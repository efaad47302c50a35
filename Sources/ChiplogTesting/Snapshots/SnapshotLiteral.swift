/// A text as a string literal that means it, in the form that is easiest to read.
struct SnapshotLiteral {
    let text: String
    /// How many `#` it has at least.
    var hashCount = 0

    /// A longer text goes on lines of its own.
    private static let mostCharactersInLine = 60

    /// Whether it fits on the line of the call.
    var isShort: Bool {
        !text.unicodeScalars.contains("\n") && text.count <= Self.mostCharactersInLine
    }

    /// `"…"`, or `#"…"#` where the text has quotation marks or backslashes.
    var singleLine: [UInt8] {
        let hashes = hashes(around: "\"")
        return Array((hashes + "\"" + escaped(text, hashes) + "\"" + hashes).utf8)
    }

    /// Opening delimiter, lines and closing delimiter, all but the first line behind `indentation`.
    func multiline(indentation: [UInt8], newline: [UInt8]) -> [UInt8] {
        let hashes = hashes(around: "\"\"\"")
        var bytes = Array((hashes + "\"\"\"").utf8) + newline
        let lines = text.isEmpty ? [] : text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines {
            // An empty line has no indentation either, which editors would take away.
            if !line.isEmpty {
                bytes += indentation + Array(withFinalBlankEscaped(line, hashes).utf8)
            }
            bytes += newline
        }
        return bytes + indentation + Array(("\"\"\"" + hashes).utf8)
    }

    /// As many `#` as it takes for nothing in the text to end the literal or to be an escape.
    private func hashes(around delimiter: String) -> String {
        var hashes = String(repeating: "#", count: hashCount)
        while text.utf8.contains(delimiter + hashes) || text.utf8.contains("\\" + hashes) {
            hashes += "#"
        }
        return hashes
    }

    /// Editors take blanks at a line's end away, so the last one is escaped.
    private func withFinalBlankEscaped(_ line: Substring.UnicodeScalarView, _ hashes: String) -> String {
        guard line.last == " " else { return escaped(String(line), hashes) }
        return escaped(String(line.dropLast()), hashes) + "\\" + hashes + "u{20}"
    }

    /// With escapes for what is not seen in the source, or ends a line there.
    private func escaped(_ text: String, _ hashes: String) -> String {
        guard text.unicodeScalars.contains(where: \.isUnseen) else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isUnseen {
                escaped.append(contentsOf: "\\\(hashes)u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension Unicode.Scalar {
    /// Control and format characters, those that change a line's direction among them, and line ends.
    fileprivate var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension String.UTF8View {
    fileprivate func contains(_ part: String) -> Bool {
        indices.contains { self[$0...].starts(with: part.utf8) }
    }
}
