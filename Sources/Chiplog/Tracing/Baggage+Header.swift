// The header `baggage`: `userId=alice,serverNode=DF%2028;region=eu`.
extension Baggage {
    /// Entries and bytes, whether read or written. The specification asks for at least 64 entries and 8,192 bytes.
    static let mostEntries = 180
    static let mostBytes = 8192

    /// What the headers say, taken as one list in their order. Malformed entries are left out, and so are those beyond
    /// 180 and those for which there is no room in 8,192 bytes; of values that are no UTF-8, the wrong bytes become U+FFFD.
    public init(headers: [String]) {
        var room = Self.mostBytes + 1  // since the first has no comma
        for text in HeaderList.members(headers) where entries.count < Self.mostEntries && text.count < room {
            if let entry = Entry(header: text) {
                entries.append(entry)
                room -= text.count + 1
            }
        }
    }

    /// The header, empty when there is nothing to send. Entries beyond 180, and those for which there is no room in
    /// 8,192 bytes, are left out whole.
    public var header: String {
        var header = ""
        for entry in entries.prefix(Self.mostEntries) {
            let text = (header.isEmpty ? "" : ",") + entry.header
            if header.utf8.count + text.utf8.count <= Self.mostBytes {
                header += text
            }
        }
        return header
    }

    /// What the specification calls a baggage-octet.
    static func isValueByte(_ byte: UInt8) -> Bool {
        (0x21...0x7e).contains(byte) && !"\",;\\".utf8.contains(byte)
    }
}

extension Baggage.Entry {
    fileprivate init?(header: ArraySlice<UInt8>) {
        let parts = header.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        var properties: [Baggage.Property] = []
        for part in parts.dropFirst() {
            guard let property = Baggage.Property(header: part) else { return nil }
            properties.append(property)
        }
        guard let (key, value) = parts.first.flatMap(Baggage.keyAndValue), let value else { return nil }
        self.init(
            key: String(decoding: key, as: UTF8.self), value: PercentEncoding.decoded(value), properties: properties)
    }

    fileprivate var header: String {
        properties.reduce("\(key)=\(PercentEncoding.encoded(value, keeping: Baggage.isValueByte))") {
            $0 + ";" + $1.header
        }
    }
}

extension Baggage.Property {
    fileprivate init?(header: ArraySlice<UInt8>) {
        guard let (key, value) = Baggage.keyAndValue(header) else { return nil }
        self.init(unchecked: String(decoding: key, as: UTF8.self), value.map { String(decoding: $0, as: UTF8.self) })
    }

    fileprivate var header: String {
        value.map { "\(key)=\($0)" } ?? key
    }
}

extension Baggage {
    /// `text` at its first equals sign, whitespace taken away; nil when one of the two is malformed.
    fileprivate static func keyAndValue(
        _ text: ArraySlice<UInt8>
    ) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>?)? {
        let parts = text.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            .map(HeaderList.trimmed)
        let value = parts.count > 1 ? parts[1] : nil
        guard let key = parts.first, HeaderList.isToken(key), value?.allSatisfy(isValueByte) ?? true else { return nil }
        return (key, value)
    }
}
