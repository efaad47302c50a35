import Chiplog

extension RecordRow {
    /// A record as it was logged, with its number; where it was logged only if it is marked.
    init(_ record: CapturedRecord, mark: RecordTable.Mark?) {
        self.init(
            level: record.level.rawValue, message: LineBuffer.string { $0.append(escaping: record.message) },
            fields: record.pairs, isSpan: record.isSpan)
        sequence = String(record.sequence)
        if let mark {
            sign = mark.sign
            mismatches = mark.mismatches
            place = record.callSite.fileAndLine
        }
    }

    /// A record with symbols for what is masked.
    init(_ record: CapturedRecord, sign: Character, writer: inout MaskedWriter) {
        let message = writer.message(of: record)
        self.init(
            level: record.level.rawValue, message: message, fields: writer.pairs(of: record), isSpan: record.isSpan)
        self.sign = sign
    }

    /// What a record should have been, each thing in the column where the record's would be.
    init(_ pattern: LogPattern, sign: Character) {
        if case .plain(let parts) = pattern.shape, !parts.isEmpty {
            var (level, message) = ("", "")
            var words: [String] = []
            for part in parts {
                switch part {
                case .level(let expected): level = expected.rawValue
                case .message(.exactly(let text)): message = LineBuffer.string { $0.append(escaping: text) }
                case .message(let pattern): message = pattern.words
                case .field(let field): words.append(field.text)
                case .error, .label, .other: break
                }
            }
            self.init(level: level, message: message, fields: [], words: words + parts.compactMap(\.furtherWords))
        } else {
            self.init(level: "", message: pattern.description, fields: [])
        }
        self.sign = sign
    }
}

extension LogCallSite {
    /// "Checkout.swift:88".
    var fileAndLine: String {
        description.split(separator: "/").last.map(String.init) ?? ""
    }
}
