import Chiplog

/// Writes records for a snapshot, with symbols for what is masked.
struct MaskedWriter {
    private let mask: LogMask
    private let search: MaskedPart.Search
    private var symbols = MaskSymbols()

    init(mask: LogMask, records: [CapturedRecord]) {
        self.mask = mask
        let traces = records.compactMap(\.trace)
        let ids = Set(traces.map(\.traceID.description) + traces.map(\.spanID.description))
        search = MaskedPart.Search(kinds: mask.kinds, knownIDs: ids)
    }

    mutating func line(_ record: CapturedRecord, callSite: Bool) -> String {
        var words = ["\(record.level.rawValue) \(escaped(record.label)):", message(of: record)]
        if record.isSpan { words.append("(span)") }
        let mask = mask
        words += pairs(of: record) { !(record.isSpan && mask.leavesNothing(ofSpans: $0)) }.map(\.text)
        if let trace = record.trace {
            words += ["trace=" + masked(trace.traceID.description), "span=" + masked(trace.spanID.description)]
        }
        if callSite {
            words.append("(\(escaped(record.callSite.description)))")
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    mutating func message(of record: CapturedRecord) -> String {
        escaped(masked(record.message))
    }

    /// The error, where there is one, and the fields that are wanted.
    mutating func pairs(
        of record: CapturedRecord, where isWanted: (LogFields.Element) -> Bool = { _ in true }
    ) -> [FieldText] {
        let errorPair = record.error.map { [pair("error", .error($0), path: "error")] } ?? []
        return errorPair + record.fields.filter(isWanted).map { pair($0.key.name, $0.value, path: $0.key.name) }
    }

    private mutating func pair(_ name: String, _ value: LogValue, path: String) -> FieldText {
        FieldText(name: escaped(name), value: literal(value, path: path))
    }

    /// The value as `LogValue.literal` writes it, or a symbol.
    private mutating func literal(_ value: LogValue, path: String) -> String {
        if let symbol = symbol(ofAll: value) { return symbol }
        if mask.paths.contains(path) { return symbols.symbol(.value, for: .value(value)) }
        switch value {
        case .string(let text):
            return quoted(masked(text))
        case .array(let elements):
            return "[" + elements.map { literal($0, path: path) }.joined(separator: ", ") + "]"
        case .object(let fields):
            let pairs = fields.map { pair($0.key.name, $0.value, path: path + "." + $0.key.name).text }
            return "{" + pairs.joined(separator: " ") + "}"
        case .error(let error):
            return literal(error)
        case .duration:
            return masked(value.literal)
        case .null, .bool, .int, .uint, .double, .bytes, .timestamp:
            return value.literal
        }
    }

    private mutating func literal(_ error: LogErrorValue) -> String {
        let own = error.type + "(" + quoted(masked(error.message)) + ")"
        return ([own] + error.causes.map { literal($0) }).joined(separator: " <- ")
    }

    /// The symbol of a value that is one masked thing from beginning to end.
    private mutating func symbol(ofAll value: LogValue) -> String? {
        let text: String
        switch value {
        case .timestamp(let time): text = LineBuffer.string { $0.append(time, as: .rfc3339Nanoseconds) }
        case .duration: text = value.literal
        case .string(let string): text = string
        default: return nil
        }
        return search.whole(text).map { symbols.symbol($0.name, for: .text($0.key)) }
    }

    /// `text` with a symbol for each thing in it that is masked.
    private mutating func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var masked: [UInt8] = []
        var copied = 0
        for part in search.parts(of: bytes) {
            masked += bytes[copied..<part.range.lowerBound]
            masked += symbols.symbol(part.name, for: .text(part.key)).utf8
            copied = part.range.upperBound
        }
        return copied == 0 ? text : String(decoding: masked + bytes[copied...], as: UTF8.self)
    }

    private func escaped(_ text: String) -> String {
        LineBuffer.string { $0.append(escaping: text) }
    }

    private func quoted(_ text: String) -> String {
        LineBuffer.string { $0.append(quoting: text) }
    }
}

extension LogMask {
    /// Whether a field is masked of which every span has one, so that a symbol in its place would say nothing.
    fileprivate func leavesNothing(ofSpans field: LogFields.Element) -> Bool {
        switch (field.key.name, field.value) {
        case ("start_time", .timestamp): kinds.contains(.timestamps)
        case ("duration", .duration): kinds.contains(.durations)
        default: false
        }
    }
}
