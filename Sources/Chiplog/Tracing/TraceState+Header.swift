// The header `tracestate`: `rojo=00f067aa0ba902b7,congo=t61rcWkgMzE`.
extension TraceState {
    /// What the headers say, taken as one list in their order; nil where they must be ignored: a malformed member, a key
    /// that comes twice, more than 32 members. Empty members are allowed.
    ///
    /// Keys with `@` follow level 1 of the specification; a first digit is allowed as in level 2.
    public init?(headers: [String]) {
        for text in HeaderList.members(headers) {
            guard members.count < Self.mostMembers, let equals = text.firstIndex(of: UInt8(ascii: "=")) else {
                return nil
            }
            let (key, value) = (text[..<equals], text[(equals + 1)...])
            guard Self.isKey(key), Self.isValue(value) else { return nil }
            let member = Member(
                key: String(decoding: key, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
            guard self[member.key] == nil else { return nil }
            members.append(member)
        }
    }

    /// The header, empty when there is nothing to send.
    ///
    /// - Parameter limit: its most characters; 512 is what everybody must pass on. What does not fit is left out by
    ///   whole members: first those of more than 128 characters, then from the end.
    public func header(limit: Int = 512) -> String {
        var texts = members.map { "\($0.key)=\($0.value)" }
        // Each with its comma; the first has none.
        var size = texts.reduce(-1) { $0 + $1.utf8.count + 1 }
        for isLargeOnly in [true, false] {
            for index in texts.indices.reversed() where size > limit {
                if !isLargeOnly || texts[index].utf8.count > 128 {
                    size -= texts.remove(at: index).utf8.count + 1
                }
            }
        }
        return texts.joined(separator: ",")
    }

    static func isKey(_ key: some Collection<UInt8>) -> Bool {
        let parts = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            return isName(parts[0], most: 256)
        case 2:
            return isName(parts[0], most: 241) && isName(parts[1], most: 14)
                && parts[1].first?.isASCIILowercase ?? false
        default:
            return false
        }
    }

    private static func isName(_ name: some Collection<UInt8>, most: Int) -> Bool {
        guard let first = name.first, first.isASCIILowercase || first.isASCIIDigit, name.count <= most else {
            return false
        }
        return name.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || "_-*/".utf8.contains($0) }
    }

    static func isValue(_ value: some BidirectionalCollection<UInt8>) -> Bool {
        guard (1...256).contains(value.count), value.last != UInt8(ascii: " ") else { return false }
        return value.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
    }
}
