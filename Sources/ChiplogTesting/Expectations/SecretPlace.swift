internal import Chiplog
internal import ChiplogCapture

/// Where in a record a secret is.
struct SecretPlace {
    /// Such as "field card"; goes on behind "in".
    var words: String
    /// Whether it is a number or an id, in which a few characters may be without meaning anything.
    var mayBeChance = false

    /// All places that the secret is in; none for nowhere. The record's time is not searched: it is none of the program's
    /// words.
    static func all(of secret: String, in record: CapturedRecord) -> [SecretPlace] {
        var places: [SecretPlace] = []
        if record.message.holds(secret) { places.append(SecretPlace(words: "the message")) }
        if record.label.holds(secret) { places.append(SecretPlace(words: "the label")) }
        for field in record.fields {
            if field.key.name.holds(secret) {
                places.append(SecretPlace(words: "a field's name"))
            } else if field.value.holds(secret) {
                places.append(SecretPlace(words: "field \(field.key.name)", mayBeChance: field.value.isNumber))
            }
        }
        if let error = record.error, LogValue.error(error).holds(secret) {
            places.append(SecretPlace(words: "the error"))
        }
        if let trace = record.trace {
            if "\(trace.traceID)".holds(secret) { places.append(SecretPlace(words: "its trace id", mayBeChance: true)) }
            if "\(trace.spanID)".holds(secret) { places.append(SecretPlace(words: "its span id", mayBeChance: true)) }
        }
        if places.isEmpty, let format = writtenFormat(with: secret, record) {
            places.append(SecretPlace(words: "its line as \(format)"))
        }
        return places
    }

    /// What is nowhere in the values may still come about when they are written.
    private static func writtenFormat(with secret: String, _ record: CapturedRecord) -> String? {
        let formats: [(String, any LogFormatter)] = [("text", .text), ("JSON", .json), ("logfmt", .logfmt)]
        return record.withEvent { event in
            let time = LineBuffer.string { $0.append(event.time) }
            for (name, formatter) in formats {
                let line = try? formatter.withLine(of: event) { String(decoding: $0, as: UTF8.self) }
                guard let line, line.holds(secret) else { continue }
                if line.replacing(time, with: "", maxReplacements: 1).holds(secret) { return name }
            }
            return nil
        }
    }
}

extension LogValue {
    /// Whether it has the text anywhere in it, however deep.
    fileprivate func holds(_ secret: String) -> Bool {
        switch self {
        case .string(let text): text.holds(secret)
        case .array(let elements): elements.contains { $0.holds(secret) }
        case .object(let fields): fields.contains { $0.key.name.holds(secret) || $0.value.holds(secret) }
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self).holds(secret)
        case .error(let error):
            error.message.holds(secret) || error.causes.contains { LogValue.error($0).holds(secret) }
        case .null, .bool, .int, .uint, .double, .timestamp, .duration:
            // As it is written behind the key and an equals sign.
            String(LogFields([(key: LogKey("x"), value: self)]).description.dropFirst(2)).holds(secret)
        }
    }

    fileprivate var isNumber: Bool {
        switch self {
        case .int, .uint, .double, .timestamp, .duration: true
        case .null, .bool, .string, .bytes, .array, .object, .error: false
        }
    }
}

extension String {
    fileprivate func holds(_ part: String) -> Bool {
        TextPattern.contains(part).matches(self)
    }
}
