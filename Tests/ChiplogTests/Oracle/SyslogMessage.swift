/// A syslog message as RFC 5424, section 6, has it, read strictly: nil for anything that its grammar does not allow.
struct SyslogMessage {
    var priority: Int
    var timestamp: String
    var host: String
    var app: String
    var process: String
    var messageID: String
    /// The structured-data elements in order; an empty list for NILVALUE.
    var elements: [(id: String, parameters: [(name: String, value: String)])] = []
    /// nil when there is none; the BOM is demanded, and left out here.
    var message: String?

    /// The parameters of the only element.
    var parameters: [String: String] {
        Dictionary(elements.first?.parameters.map { ($0.name, $0.value) } ?? []) { _, last in last }
    }

    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard rest.take("<"), let priority = rest.number(mostDigits: 3), priority < 192, rest.take(">1 "),
            let timestamp = rest.header(most: 32), timestamp.wholeMatch(of: Self.timestampSyntax) != nil,
            let host = rest.header(most: 255), let app = rest.header(most: 48), let process = rest.header(most: 128),
            let messageID = rest.header(most: 32)
        else { return nil }
        (self.priority, self.timestamp, self.host) = (priority, timestamp, host)
        (self.app, self.process, self.messageID) = (app, process, messageID)
        guard rest.take("-") || readElements(&rest), Set(elements.map(\.id)).count == elements.count else { return nil }
        guard !rest.isEmpty else { return }
        guard rest.take(" "), rest.take("\u{FEFF}"), let text = String(validating: rest, as: UTF8.self) else {
            return nil
        }
        message = text
    }

    private static var timestampSyntax: Regex<Substring> {
        /\d{4}-(?:0\d|1[0-2])-[0-3]\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z/
    }

    private mutating func readElements(_ rest: inout ArraySlice<UInt8>) -> Bool {
        while rest.take("[") {
            guard let id = rest.name() else { return false }
            var parameters: [(name: String, value: String)] = []
            while rest.take(" ") {
                guard let name = rest.name(), rest.take("=\""), let value = rest.quotedText() else { return false }
                parameters.append((name, value))
            }
            guard rest.take("]") else { return false }
            elements.append((id, parameters))
        }
        return !elements.isEmpty
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func take(_ text: String) -> Bool {
        guard starts(with: text.utf8) else { return false }
        removeFirst(text.utf8.count)
        return true
    }

    fileprivate mutating func number(mostDigits most: Int) -> Int? {
        let digits = prefix { $0 >= 48 && $0 <= 57 }
        guard digits.count <= most, digits.count == 1 || digits.first != 48 else { return nil }
        removeFirst(digits.count)
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// PRINTUSASCII up to a space, which is taken too.
    fileprivate mutating func header(most: Int) -> String? {
        let part = prefix { $0 > 32 && $0 < 127 }
        guard !part.isEmpty, part.count <= most else { return nil }
        removeFirst(part.count)
        return take(" ") ? String(decoding: part, as: UTF8.self) : nil
    }

    /// SD-NAME.
    fileprivate mutating func name() -> String? {
        let part = prefix { $0 > 32 && $0 < 127 && !Array("=]\"".utf8).contains($0) }
        guard !part.isEmpty, part.count <= 32 else { return nil }
        removeFirst(part.count)
        return String(decoding: part, as: UTF8.self)
    }

    /// A PARAM-VALUE up to its quotation mark, which is taken too.
    fileprivate mutating func quotedText() -> String? {
        var text: [UInt8] = []
        while let byte = popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "]"): return nil
            case UInt8(ascii: "\\"):
                guard let escaped = popFirst(), Array("\"\\]".utf8).contains(escaped) else { return nil }
                text.append(escaped)
            default: text.append(byte)
            }
        }
        return nil
    }
}
