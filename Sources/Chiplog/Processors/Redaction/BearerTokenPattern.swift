extension SecretPattern {
    /// What proves who is asking: the token of `Bearer …` (RFC 6750), the credentials of `Basic …` (RFC 7617), and JSON Web
    /// Tokens wherever they stand (RFC 7519: `eyJ…` with at least two parts). The scheme's name stays.
    ///
    /// Behind "Authorization:" anything after these schemes is a token. Elsewhere, where it may be a sentence, a bearer's token
    /// has 20 characters, or 8 with a digit, and basic credentials are base64 of a text with a colon.
    /// Other schemes are left to a key ("authorization").
    public static let bearerToken = SecretPattern("token", hints: [.b, .j]) { text, start in
        // Both at once: looking for one to the end of the text whenever the other is found would take quadratic time.
        var place = start
        // Up to where no web token begins, since one that begins earlier and goes on until there is none.
        var noWebToken = start
        while place < text.count {
            if let token = Credentials.token(behindSchemeAt: place, in: text) { return token }
            if place >= noWebToken, WebToken.canBegin(at: place, in: text) {
                if let end = WebToken.end(in: text, from: place) { return place..<end }
                noWebToken = text.end(of: \.isBase64URL, from: place)
            }
            place += 1
        }
        return nil
    }
}

private enum Credentials {
    /// The token behind the scheme that begins at `place`, if one does. A token may lie behind where a search begins, its
    /// scheme in front of it, but then it has been found.
    @inline(__always)
    static func token(behindSchemeAt place: Int, in text: UnsafeRawBufferPointer) -> Range<Int>? {
        guard text[place].asciiLowercased == UInt8(ascii: "b"), place == 0 || !text[place - 1].isLetter else {
            return nil
        }
        return token(behindWordAt: place, in: text)
    }

    private static func token(behindWordAt place: Int, in text: UnsafeRawBufferPointer) -> Range<Int>? {
        let isBearer = text.has("bearer", at: place)
        guard isBearer || text.has("basic", at: place) else { return nil }
        let scheme = place + (isBearer ? 6 : 5)
        let start = separatorsEnd(in: text, from: scheme)
        // So much tells whether it is a secret; looking at all of it would make texts full of schemes take quadratic time.
        let head = UnsafeRawBufferPointer(rebasing: text[..<min(text.count, start + mostDecisive)])
        let end = head.end(of: isToken, from: start)
        guard start > scheme, end > start else { return nil }
        let token = UnsafeRawBufferPointer(rebasing: head[start..<end])
        if isBehindHeader(place, in: text) || (isBearer ? isLikelyToken(token) : Base64.hasColon(token)) {
            return start..<text.end(of: isToken, from: end)
        }
        guard !isBearer else { return nil }
        // The point of a sentence or a dash may follow.
        let last = Base64.end(in: head, from: start)
        return Base64.hasColon(UnsafeRawBufferPointer(rebasing: head[start..<last])) ? start..<last : nil
    }

    /// Bytes of a token that are looked at; the colon of basic credentials stands behind the user's name.
    private static let mostDecisive = 1024

    /// Spaces, and what may stand for them in addresses and quotations.
    private static func separatorsEnd(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\""),
                UInt8(ascii: "'"), UInt8(ascii: "+"):
                place += 1
            case UInt8(ascii: "%") where text.has("%20", at: place): place += 3
            default: return place
            }
        }
        return place
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
            UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: byte.isAlphanumeric
        }
    }

    private static func isLikelyToken(_ token: UnsafeRawBufferPointer) -> Bool {
        token.count >= 20 || (token.count >= 8 && token.contains { $0.isDigit })
    }

    /// Whether "authorization" stands before the scheme, with a colon and the like in between.
    private static func isBehindHeader(_ scheme: Int, in text: UnsafeRawBufferPointer) -> Bool {
        let end = text.start(of: { !$0.isAlphanumeric && !$0.isBeyondASCII }, before: scheme, most: 8)
        return end < scheme && text.has("authorization", at: end - 13)
    }
}

private enum Base64 {
    /// Whether these are at least eight digits of base64 for printable text with a colon.
    static func hasColon(_ digits: UnsafeRawBufferPointer) -> Bool {
        var hasColon = false
        var bits: UInt32 = 0
        var count = 0
        var index = 0
        while index < digits.count, let value = value(of: digits[index]) {
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                let byte = UInt8(truncatingIfNeeded: bits >> UInt32(count))
                if byte < 0x20 { return false }
                hasColon = hasColon || byte == UInt8(ascii: ":")
            }
            index += 1
        }
        let padding = digits.end(of: { $0 == UInt8(ascii: "=") }, from: index)
        return hasColon && index >= 6 && padding == digits.count && padding - index <= 2
    }

    /// Where the digits that begin at `start` end, of the alphabet that headers use, with what fills them up.
    static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        let end = text.end(of: { $0.isAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }, from: start)
        return min(text.end(of: { $0 == UInt8(ascii: "=") }, from: end), end + 2)
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

private enum WebToken {
    @inline(__always)
    static func canBegin(at place: Int, in text: UnsafeRawBufferPointer) -> Bool {
        // {" in base64, as the header of every such token begins.
        text[place] == UInt8(ascii: "e") && place + 2 < text.count && text[place + 1] == UInt8(ascii: "y")
            && text[place + 2] == UInt8(ascii: "J") && (place == 0 || !text[place - 1].isAlphanumeric)
    }

    /// Where the token that begins at `start` ends; nil when it is none.
    static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var end = text.end(of: \.isBase64URL, from: start)
        var parts = 1
        guard end - start >= 10 else { return nil }
        // The last part of an unsigned one is empty.
        while end < text.count, text[end] == UInt8(ascii: "."), parts < 5 {
            let part = text.end(of: \.isBase64URL, from: end + 1)
            if parts == 1 && part - end < 5 { return nil }
            if part == end + 1 && parts > 2 { break }
            end = part
            parts += 1
        }
        return parts > 1 ? end : nil
    }
}
