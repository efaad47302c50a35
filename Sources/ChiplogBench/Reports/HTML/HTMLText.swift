/// Text in HTML, between tags and in quoted attributes.
enum HTMLText {
    /// The text such that it is shown as it is and nothing more: what would be read as markup is escaped, and the rest is
    /// ``visible(_:)``.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text with everything spelled out that is not seen but changes what is: control characters, and those that
    /// turn the direction of writing.
    static func visible(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\t": result += " "
            case _ where isUnseen(scalar): result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F: true
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode Standard Annex 9, table 4).
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029, 0xFEFF: true
        default: scalar.properties.isNoncharacterCodePoint
        }
    }
}
