import Chiplog

/// One record of a `RecordTable`, with the notes below it.
struct RecordRow {
    /// How wide the columns of a table are, in characters.
    struct Widths {
        let sequence: Int
        let message: Int
        let pairs: Int

        init(_ rows: [RecordRow]) {
            sequence = rows.map(\.sequence.count).max() ?? 0
            message = rows.map(\.message.count).max() ?? 0
            pairs = rows.map(\.pairs.count).max() ?? 0
        }
    }

    /// A message or a value longer than this is cut: failures are read on narrow screens.
    private static let mostCharacters = 60
    private static let levelWidth = LogLevel.allCases.map(\.rawValue.count).max() ?? 0

    private let record: CapturedRecord
    private let mark: RecordTable.Mark?
    private let sequence: String
    private let message: String
    private let fields: [FieldText]
    private let pairs: String

    init(_ record: CapturedRecord, mark: RecordTable.Mark?) {
        self.record = record
        self.mark = mark
        sequence = String(record.sequence)
        message = Self.cut(LineBuffer.string { $0.append(escaping: record.message) })
        fields = record.pairs
        pairs = fields.map { Self.cut($0.text) }.joined(separator: "  ")
    }

    func lines(_ widths: Widths) -> [String] {
        var line = "  \(mark?.sign ?? " ") " + sequence.padded(to: widths.sequence) + " "
        let levelColumn = line.count
        line += record.level.rawValue.padded(to: Self.levelWidth) + " "
        let messageColumn = line.count
        line += message.padded(to: widths.message) + "  "
        let pairsColumn = line.count
        line += pairs
        if mark != nil {
            line = line.padded(to: pairsColumn + widths.pairs) + "  " + record.callSite.fileAndLine
        }
        let notes = (mark?.mismatches ?? []).map { mismatch in
            switch mismatch {
            case .level(let expected): note(at: levelColumn, expected.rawValue)
            case .message(let expected): note(at: messageColumn, expected.words)
            case .field(let path, let expected): note(pairsColumn, path, expected)
            case .unexpectedField(let name): note(pairsColumn, name)
            case .other(let words): note(at: messageColumn, words)
            }
        }
        return [line.withoutTrailingSpaces] + notes
    }

    private func note(at column: Int, _ expected: String) -> String {
        String(repeating: " ", count: column) + "^ expected " + Self.cut(expected)
    }

    /// Points to the value of the last field at `path`, or to where a missing field might have been.
    private func note(_ pairsColumn: Int, _ path: String, _ expected: FieldPattern) -> String {
        let name = LineBuffer.string { $0.append(escaping: path) }
        let whole = self.column(of: name)
        if let column = whole ?? self.column(of: name.prefix { $0 != "." }.description) {
            let isPart = whole == nil
            return note(at: pairsColumn + column, (isPart ? name + "=" : "") + expected.description)
        }
        return note(at: pairsColumn, name + "=" + expected.description + ", which is missing")
    }

    /// Points to a field that should not be there.
    private func note(_ pairsColumn: Int, _ name: String) -> String {
        let name = LineBuffer.string { $0.append(escaping: name) }
        return note(at: pairsColumn + (column(of: name) ?? 0), "no field " + name)
    }

    /// Where the value of the last field called `name` begins, counted from the first field.
    private func column(of name: String) -> Int? {
        guard let index = fields.lastIndex(where: { $0.name == name }) else { return nil }
        return fields[..<index].map { Self.cut($0.text).count + 2 }.reduce(0, +) + name.count + 1
    }

    static func cut(_ text: String) -> String {
        text.count <= mostCharacters ? text : text.prefix(mostCharacters - 1) + "…"
    }
}

extension LogCallSite {
    /// "Checkout.swift:88".
    var fileAndLine: String { description.split(separator: "/").last.map(String.init) ?? "" }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    var withoutTrailingSpaces: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
