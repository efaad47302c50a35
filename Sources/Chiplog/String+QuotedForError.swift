extension String {
    /// In quotation marks, for an error's sentence: its first 200 characters, without the control characters with which a
    /// text from outside could command a terminal.
    var quotedForError: String {
        let isCut = utf8.count > 200 && count > 200
        let start = (isCut ? String(prefix(200)) : self).unicodeScalars
        let visible = start.map { scalar in
            scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return "\"\(visible.joined())\(isCut ? "…" : "")\""
    }
}
