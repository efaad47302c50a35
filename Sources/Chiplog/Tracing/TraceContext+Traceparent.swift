// The header `traceparent` of W3C Trace Context: version, trace id, parent id and flags, such as
// `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`.
extension TraceContext {
    /// What `header` says; nil where it must be ignored and the trace restarted.
    ///
    /// Whitespace around it is allowed, upper-case digits, ids of zeros and version `ff` are not. Of a version that is not
    /// known yet the parts that version 00 has are taken, and of its flags only `sampled`. Unknown flags are left out.
    public init?(traceparent header: String) {
        let text = HeaderList.trimmed(Array(header.utf8)[...])
        guard text.count >= Self.headerSize else { return nil }
        let parts = text.prefix(Self.headerSize).split(separator: Self.dash, omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 32, 16, 2], let version = Self.number(parts[0]), version != 0xff,
            let high = Self.number(parts[1].prefix(16)), let low = Self.number(parts[1].suffix(16)),
            let span = Self.number(parts[2]), let flags = Self.number(parts[3])
        else { return nil }
        let rest = text.dropFirst(Self.headerSize)
        guard rest.isEmpty || version != 0 && rest.first == Self.dash else { return nil }
        let known: TraceFlags = version == 0 ? .known : .sampled
        self.init(
            traceID: TraceID(high: high, low: low), spanID: SpanID(span),
            flags: known.intersection(TraceFlags(rawValue: UInt8(truncatingIfNeeded: flags))))
        guard isValid else { return nil }
    }

    /// The header for requests that the current span makes, in version 00; flags that it does not define are left out.
    public var traceparent: String {
        "00-\(traceID)-\(spanID)-" + HexDigits.text(flags.intersection(.known).rawValue)
    }

    private static let headerSize = 55
    private static let dash = UInt8(ascii: "-")

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        HexDigits.value(digits, lowercaseOnly: true)
    }
}

extension TraceFlags {
    /// The flags that version 00 defines; its second is of the specification's level 2.
    fileprivate static let known: TraceFlags = [.sampled, .random]
}
