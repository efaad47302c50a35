import Chiplog

/// A field on one line, `code=51`; knows where the value begins.
struct FieldText {
    /// The name; what cannot stand in one line is escaped.
    let name: String
    let value: String

    init(_ name: String, _ value: LogValue) {
        self.name = LineBuffer.string { $0.append(escaping: name) }
        self.value = value.literal
    }

    var text: String { name + "=" + value }
}
