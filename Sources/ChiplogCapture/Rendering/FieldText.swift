import Chiplog

/// A field on one line, `code=51`; knows where the value begins.
struct FieldText {
    /// The name; what cannot stand in one line is escaped.
    let name: String
    let value: String

    var text: String { name + "=" + value }
}

extension FieldText {
    init(_ name: String, _ value: LogValue) {
        self.init(name: LineBuffer.string { $0.append(escaping: name) }, value: value.literal)
    }
}
