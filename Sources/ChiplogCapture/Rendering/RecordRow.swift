import Chiplog

/// One line of a table of records, in columns, with the notes below it.
struct RecordRow {
    /// How wide the columns of a table are, in characters.
    struct Widths {
        let sequence: Int
        let message: Int
        let pairs: Int
        let place: Int

        init(_ rows: [RecordRow]) {
            sequence = rows.map { $0.sequence?.count ?? 0 }.max() ?? 0
            message = rows.map(\.message.count).max() ?? 0
            // A long row with nothing behind its fields shall not push what others have there out of sight.
            let counting = rows.filter { $0.hasEnding || $0.pairs.count <= mostCharacters }
            pairs = counting.map(\.pairs.count).max() ?? 0
            place = rows.map(\.place.count).max() ?? 0
        }
    }

    /// A message longer than this is cut, and a longer row loosely aligned: failures are read on narrow screens.
    private static let mostCharacters = 60
    /// The same for a field with its name. An error says last what matters most.
    private static let mostOfPair = 80
    /// More fields than this are counted only.
    static let mostFields = 20
    /// What the end of a span says of its place in the trace, which nobody reads beside its duration.
    private static let leftOutOfSpans: Set = ["parent_span_id", "start_time"]
    private static let levelWidth = LogLevel.allCases.map(\.rawValue.count).max() ?? 0

    var sign: Character = " "
    /// The record's number; nil in tables without that column.
    var sequence: String?
    private let level: String
    private let message: String
    /// Those that are shown.
    private let fields: [FieldText]
    private let namesLeftOut: Set<String>
    private let pairs: String
    /// Behind the fields, such as "Checkout.swift:88".
    var place = ""
    /// At the end, such as "(missing)".
    var remark = ""
    /// Each gets a line of its own below.
    var mismatches: [LogPattern.Mismatch] = []

    private var hasEnding: Bool { !place.isEmpty || !remark.isEmpty }

    /// - Parameters:
    ///   - message: without line ends.
    ///   - words: follow the fields.
    init(level: String, message: String, fields: [FieldText], words: [String] = [], isSpan: Bool = false) {
        self.level = level
        self.message = Self.cut(message)
        let shown = isSpan ? fields.filter { !Self.leftOutOfSpans.contains($0.name) } : fields
        self.fields = Array(shown.prefix(Self.mostFields))
        namesLeftOut = Set(fields.map(\.name)).subtracting(self.fields.map(\.name))
        let rest = shown.count > Self.mostFields ? ["… \(shown.count - Self.mostFields) more"] : []
        pairs = (self.fields.map { Self.cutPair($0.text) } + rest + words.map(Self.cutPair)).joined(separator: "  ")
    }

    func lines(_ widths: Widths) -> [String] {
        var line = sequence == nil ? "    \(sign) " : "  \(sign) "
        if let sequence {
            line += sequence.padded(to: widths.sequence) + " "
        }
        let levelColumn = line.count
        line += level.padded(to: Self.levelWidth) + " "
        let messageColumn = line.count
        line += message.padded(to: widths.message) + "  "
        let pairsColumn = line.count
        line += pairs.padded(to: widths.pairs) + "  "
        if widths.place > 0 {
            line += place.padded(to: widths.place) + "  "
        }
        line += remark
        let notes = mismatches.map { mismatch in
            switch mismatch {
            case .level(let expected): note(at: levelColumn, expected.rawValue)
            case .message(let expected): note(at: messageColumn, expected.words)
            case .field(let path, let expected): note(pairsColumn, path, expected)
            case .unexpectedField(let name): note(pairsColumn, name)
            case .error(let expected): note(pairsColumn, error: expected)
            case .label(let expected, let found): note(at: messageColumn, "label \(expected), found \(found)")
            case .other(let words): note(at: messageColumn, words)
            }
        }
        return [line.withoutTrailingSpaces] + notes
    }

    private func note(at column: Int, _ expected: String, _ remark: String = "") -> String {
        String(repeating: " ", count: column) + "^ expected " + Self.cut(expected) + remark
    }

    /// Points to the value of the last field at `path`, or to where a missing field might have been.
    private func note(_ pairsColumn: Int, _ path: String, _ expected: FieldPattern) -> String {
        let name = LineBuffer.string { $0.append(escaping: path) }
        let whole = self.column(of: name)
        if let column = whole ?? self.column(of: name.prefix { $0 != "." }.description) {
            let isPart = whole == nil
            return note(at: pairsColumn + column, (isPart ? name + "=" : "") + expected.description)
        }
        let isLeftOut = [name, name.prefix { $0 != "." }.description].contains(where: namesLeftOut.contains)
        return note(at: pairsColumn, name + "=" + expected.description, isLeftOut ? "" : missing(name))
    }

    /// That no field is called so; and which one nearly is, where the name is long enough to tell.
    private func missing(_ name: String) -> String {
        let near = name.count > 2 ? name.nearest(in: fields.map(\.name)) : nil
        return ", which is missing" + (near.map { "; there is \($0)" } ?? "")
    }

    /// Points to the error, which is the first pair, or to where a missing one might have been.
    private func note(_ pairsColumn: Int, error expected: String) -> String {
        fields.first?.name == "error"
            ? note(at: pairsColumn + "error=".count, expected)
            : note(at: pairsColumn, "error " + expected, ", which is missing")
    }

    /// Points to a field that should not be there.
    private func note(_ pairsColumn: Int, _ name: String) -> String {
        let name = LineBuffer.string { $0.append(escaping: name) }
        return note(at: pairsColumn + (column(of: name) ?? 0), "no field " + name)
    }

    /// Where the value of the last field called `name` begins, counted from the first field.
    private func column(of name: String) -> Int? {
        guard let index = fields.lastIndex(where: { $0.name == name }) else { return nil }
        return fields[..<index].map { Self.cutPair($0.text).count + 2 }.reduce(0, +) + name.count + 1
    }

    static func cut(_ text: String) -> String { CutText(text, to: mostCharacters).description }

    private static func cutPair(_ text: String) -> String { CutText(text, to: mostOfPair).description }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    var withoutTrailingSpaces: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
