extension UInt8 {
    /// Whether it is a digit of ASCII.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// Whether it is a letter of ASCII.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    var isAlphanumeric: Bool { isDigit || isLetter }

    /// Whether it belongs to the alphabet of base64 for addresses (RFC 4648, section 5).
    var isBase64URL: Bool { isAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }

    /// Whether it belongs to a character that is not ASCII.
    var isBeyondASCII: Bool { self >= 0x80 }

    var asciiLowercased: UInt8 {
        self &- 0x41 < 26 ? self | 0x20 : self
    }
}

extension UnsafeRawBufferPointer {
    /// Whether `word`, which is in lower case, stands at `place`, in whatever case.
    func has(_ word: StaticString, at place: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place >= 0, self.count - place >= count else { return false }
        var index = 0
        while index < count {
            guard self[place + index].asciiLowercased == word.utf8Start[index] else { return false }
            index += 1
        }
        return true
    }

    /// The first place from `start` on whose byte is not as described.
    @inline(__always)
    func end(of isMember: (UInt8) -> Bool, from start: Int) -> Int {
        var place = start
        while place < count && isMember(self[place]) {
            place += 1
        }
        return place
    }

    /// Where the run of such bytes that ends before `end` begins, at most `most` bytes earlier.
    @inline(__always)
    func start(of isMember: (UInt8) -> Bool, before end: Int, most: Int = .max) -> Int {
        var place = end
        while place > 0 && end - place < most && isMember(self[place - 1]) {
            place -= 1
        }
        return place
    }
}
