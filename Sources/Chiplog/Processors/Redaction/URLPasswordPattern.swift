extension SecretPattern {
    /// The password in an address: `secret` in `postgres://app:secret@db.example.com/shop`. User and host stay.
    public static let urlPassword = SecretPattern("password", hints: .at) { text, start in
        var place = start
        while let scheme = text.firstIndex(of: colonSlashes, from: place) {
            let authority = scheme + 3
            let end = text.end(of: isAuthority, from: authority)
            // The last @ ends the password, whatever is in it.
            if let sign = text[authority..<end].lastIndex(of: UInt8(ascii: "@")),
                let colon = text[authority..<sign].firstIndex(of: UInt8(ascii: ":")), colon + 1 < sign, colon >= start
            {
                return colon + 1..<sign
            }
            place = authority
        }
        return nil
    }
}

nonisolated private var colonSlashes: UnsafeRawBufferPointer {
    let text: StaticString = "://"
    return UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
}

private func isAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "<"),
        UInt8(ascii: ">"):
        false
    default: true
    }
}
