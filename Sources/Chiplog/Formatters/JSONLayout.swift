/// The bytes between the values of a JSON line, made once for the keys that a formatter was given.
final class JSONLayout: Sendable {
    private let time: LogTimeFormat?
    /// Up to the time.
    private let opening: [UInt8]
    /// For each severity what stands between the time and the first text, the level included.
    private let levels: [[UInt8]]
    private let hasLabel: Bool
    /// Between label and message.
    private let beforeMessage: [UInt8]
    // Each with its comma and colon; nil leaves the member out.
    private let error: [UInt8]?
    private let source: [UInt8]?
    private let function: [UInt8]?
    private let trace: [UInt8]?
    private let span: [UInt8]?
    /// Before the fields' own object; nil when they stand flat.
    private let fields: [UInt8]?
    private let taken: TakenKeys

    init(
        keys: JSONFormatter.Keys, time: LogTimeFormat, level: JSONFormatter.Level, fields: JSONFormatter.Fields
    ) throws(FormatError) {
        var inUse = keys.inUse
        if case .under(let key) = fields {
            inUse.append(("fields", key))
        }
        try Self.check(inUse)
        let quote = time.isNumber ? "" : "\""
        self.time = keys.time == nil ? nil : time
        opening = keys.time.map { Self.member($0, after: "{", quote) } ?? []
        let first = keys.time == nil ? "{" : quote + ","
        hasLabel = keys.label != nil
        let next = keys.label ?? keys.message
        levels = (0...24).map { severity in
            guard let key = keys.level else { return Self.member(next, after: first) }
            return Self.member(key, after: first, Self.text(of: UInt8(severity), level)) + Self.member(next, after: ",")
        }
        beforeMessage = Self.member(keys.message, after: ",")
        error = keys.error.map { Self.member($0, after: ",") }
        source = keys.source.map { Self.member($0, after: ",") }
        function = keys.function.map { Self.member($0, after: ",") }
        trace = keys.trace.map { Self.member($0, after: ",", "\"") }
        span = keys.span.map { Self.member($0, after: ",", "\"") }
        if case .under(let key) = fields {
            self.fields = Self.member(key, after: ",", "{")
        } else {
            self.fields = nil
        }
        taken = TakenKeys(inUse.map(\.key))
    }

    func format(_ parts: Record.Parts, callSite: Bool, into line: inout LineBuffer) {
        line.append(opening)
        if let time {
            line.append(parts.time, as: time)
        }
        line.append(levels[min(Int(parts.severity), levels.count - 1)])
        if hasLabel {
            line.append(quoting: parts.label)
            line.append(beforeMessage)
        }
        line.append(quoting: parts.message)
        if callSite {
            append(callSite: parts, to: &line)
        }
        if let error, let value = parts.error {
            line.append(error)
            line.append(jsonError: value)
        }
        if let trace = parts.traceBytes {
            Self.append(self.trace, trace.traceID, to: &line)
            Self.append(span, trace.spanID, to: &line)
        }
        append(fields: parts.fields, to: &line)
        line.append(byte: UInt8(ascii: "}"))
    }

    private func append(callSite parts: Record.Parts, to line: inout LineBuffer) {
        if let source {
            line.append(source)
            line.append(jsonSource: parts)
        }
        if let function {
            line.append(function)
            line.append(quoting: parts.function)
        }
    }

    private static func append(_ member: [UInt8]?, _ id: UnsafeRawBufferPointer, to line: inout LineBuffer) {
        if let member {
            line.append(member)
            line.append(hex: id)
            line.append(byte: UInt8(ascii: "\""))
        }
    }

    private func append(fields bytes: UnsafeRawBufferPointer, to line: inout LineBuffer) {
        guard let fields else {
            return line.append(jsonMembers: bytes, besides: .keys(.passUnretained(taken)), comma: true)
        }
        guard !bytes.isEmpty else { return }
        line.append(fields)
        line.append(jsonMembers: bytes)
        line.append(byte: UInt8(ascii: "}"))
    }

    private static func check(_ inUse: [(member: String, key: String)]) throws(FormatError) {
        for (index, (member, key)) in inUse.enumerated() {
            if let other = inUse[..<index].first(where: { $0.key == key }) {
                throw FormatError(
                    "json format: \(other.member) and \(member) are both called \"\(key)\"; each needs a key of its own"
                )
            }
        }
    }

    /// `"KEY":` with what stands before and behind.
    private static func member(_ key: String, after before: String, _ behind: String = "") -> [UInt8] {
        let text = LineBuffer.string { line in
            line.append(before)
            line.append(quoting: key)
            line.append(byte: UInt8(ascii: ":"))
            line.append(behind)
        }
        return Array(text.utf8)
    }

    private static func text(of severity: UInt8, _ level: JSONFormatter.Level) -> String {
        let own = LogLevel(severity: severity)
        let name =
            switch level {
            case .name: own.rawValue
            case .uppercaseName: own.rawValue.uppercased()
            case .named(let names): names[own] ?? own.rawValue
            case .severityNumber: ""
            }
        return level == .severityNumber ? "\(severity)" : LineBuffer.string { $0.append(quoting: name) }
    }
}
