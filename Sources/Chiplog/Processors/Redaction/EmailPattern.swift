extension SecretPattern {
    /// E-mail addresses, as people have them: `ada.lovelace+log@mail.example.co.uk`, also with `%40` for the sign.
    ///
    /// Before the sign: letters, digits, what is not ASCII, and `. _ % + - ' ~ ! # $ * ^`; behind it labels of letters, digits,
    /// hyphens and what is not ASCII, at least two, the last of which begins with a letter and has two characters or more. So
    /// `user@localhost`, `root@10.0.0.1` and `package@1.2.3` are left alone; `icon@2x.png`, which might be an address, is not.
    /// What stands before the host of `scheme://user:password@host` is a password (`urlPassword`). Quoted names and addresses in brackets (RFC 5321 allows them, nobody has them) are not found.
    public static let email = SecretPattern("email", hints: .at, spelling: .caseless) { text, start in
        var place = start
        while place < text.count {
            let width = EmailAddress.widthOfSign(in: text, at: place)
            if width > 0, let address = EmailAddress.around(place, width: width, in: text, from: start) {
                return address
            }
            place += max(width, 1)
        }
        return nil
    }
}

private enum EmailAddress {
    /// Bytes that a mailbox may have before the sign; RFC 5321 has 64, other systems more. Bounds the way back.
    private static let mostLocalBytes = 256

    static func widthOfSign(in text: UnsafeRawBufferPointer, at place: Int) -> Int {
        switch text[place] {
        case UInt8(ascii: "@"): 1
        case UInt8(ascii: "%"): text.has("%40", at: place) ? 3 : 0
        default: 0
        }
    }

    static func around(_ sign: Int, width: Int, in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
        let most = min(mostLocalBytes, sign - start)
        var local = text.start(of: isLocal, before: sign, most: most)
        // What cannot begin a mailbox belongs to the sentence: 'ada@example.com' in quotes.
        while local < sign && !canBegin(text[local]) {
            local += 1
        }
        guard local < sign, !isPassword(at: local, in: text), let end = domainEnd(in: text, from: sign + width) else {
            return nil
        }
        return local..<end
    }

    /// Whether a colon before it belongs to an address with a scheme, and what seems a mailbox to a password.
    private static func isPassword(at local: Int, in text: UnsafeRawBufferPointer) -> Bool {
        guard local > 0, text[local - 1] == UInt8(ascii: ":") else { return false }
        let user = text.start(of: isLocal, before: local - 1, most: mostLocalBytes)
        return text.has("://", at: user - 3)
    }

    /// Where the longest domain that begins at `start` ends.
    private static func domainEnd(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var end: Int?
        var label = start
        while label < text.count {
            var labelEnd = text.end(of: isDomain, from: label)
            let next = labelEnd
            while labelEnd > label && text[labelEnd - 1] == UInt8(ascii: "-") {
                labelEnd -= 1
            }
            if label > start, labelEnd - label >= 2, text[label].isLetter || text[label].isBeyondASCII {
                end = labelEnd
            }
            guard next > label, next == labelEnd, next < text.count, text[next] == UInt8(ascii: ".") else { break }
            label = next + 1
        }
        return end
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "'"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
            UInt8(ascii: "*"), UInt8(ascii: "^"):
            true
        default: byte.isAlphanumeric || byte.isBeyondASCII
        }
    }

    private static func canBegin(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte.isBeyondASCII || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte.isBeyondASCII || byte == UInt8(ascii: "-")
    }
}
