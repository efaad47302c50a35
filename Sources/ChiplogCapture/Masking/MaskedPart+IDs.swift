extension MaskedPart {
    /// A UUID that begins here (RFC 9562, section 4): 8, 4, 4, 4 and 12 hexadecimal digits.
    init?(uuid start: TextReader) {
        var reader = start
        guard reader.take(8, \.isHexDigit), reader.take("-"), reader.take(4, \.isHexDigit), reader.take("-"),
            reader.take(4, \.isHexDigit), reader.take("-"), reader.take(4, \.isHexDigit), reader.take("-"),
            reader.take(12, \.isHexDigit), reader.isAtWordEnd
        else { return nil }
        self.init(
            range: start.position..<reader.position, name: .uuid, key: reader.string(from: start.position).lowercased())
    }

    /// The id of a trace or span that begins here (W3C Trace Context, sections 3.2.2.3 and 3.2.2.4), in either case.
    init?(traceID start: TextReader, known: Set<String>) {
        var reader = start
        let count = reader.skip(while: \.isHexDigit)
        guard count == 32 || count == 16, reader.isAtWordEnd else { return nil }
        let id = reader.string(from: start.position).lowercased()
        guard known.contains(id) || id.utf8.contains(where: \.isLetter) else { return nil }
        self.init(range: start.position..<reader.position, name: count == 32 ? .trace : .span, key: id)
    }
}
