/// The text of a Swift file, and where its lines begin.
struct SwiftSource {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Where this place is as the compiler counts: lines from 1, columns in bytes from 1; nil beyond the end.
    func offset(line: Int, column: Int) -> Int? {
        guard line >= 1, column >= 1 else { return nil }
        var start = 0
        for _ in 1..<line {
            guard let next = lineEnd(from: start).next else { return nil }
            start = next
        }
        let offset = start + column - 1
        return offset < bytes.count ? offset : nil
    }

    /// The blanks and tabs at the beginning of the line that holds `offset`.
    func indentation(ofLineAt offset: Int) -> ArraySlice<UInt8> {
        bytes[lineStart(offset)..<offset].prefix { $0.isBlank }
    }

    /// Whether only blanks and tabs stand before `offset` on its line.
    func beginsLine(_ offset: Int) -> Bool {
        bytes[lineStart(offset)..<offset].allSatisfy(\.isBlank)
    }

    /// What ends the file's lines: that of its first.
    var newline: [UInt8] {
        let (end, next) = lineEnd(from: 0)
        return next.map { Array(bytes[end..<$0]) } ?? [UInt8(ascii: "\n")]
    }

    private func lineStart(_ offset: Int) -> Int {
        bytes[..<offset].lastIndex { $0.isNewline }.map { $0 + 1 } ?? 0
    }

    /// Where the line that begins at `start` ends, and where the next one begins if there is one.
    private func lineEnd(from start: Int) -> (end: Int, next: Int?) {
        guard let end = bytes[start...].firstIndex(where: \.isNewline) else { return (bytes.count, nil) }
        let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
        return (end, end + (isPair ? 2 : 1))
    }
}

extension UInt8 {
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    var isNewline: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    /// Whether it may be part of a name; every character beyond ASCII counts as a letter.
    var isNameCharacter: Bool {
        self >= 0x80 || self == UInt8(ascii: "_") || self &- UInt8(ascii: "0") < 10
            || (self | 0x20) &- UInt8(ascii: "a") < 26
    }
}
