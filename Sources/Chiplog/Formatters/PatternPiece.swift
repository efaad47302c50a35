internal import CChiplogShims

/// A run of a pattern: text, then perhaps a placeholder.
struct PatternPiece: Sendable {
    let text: [UInt8]
    /// Known beforehand, since looking at the end of an array allocates in debug builds, where costs are tested.
    private let endsInSpace: Bool
    var placeholder: PatternPlaceholder?
    var layout = PatternLayout()

    init(text: [UInt8]) {
        self.text = text
        endsInSpace = text.last == UInt8(ascii: " ")
    }

    func append(_ parts: Record.Parts, to line: inout LineBuffer) {
        line.append(text)
        guard let placeholder else { return }
        let start = line.count
        placeholder.append(parts, to: &line)
        if layout.isNeeded {
            layout.apply(to: &line, from: start)
        } else if line.count == start, placeholder.mayBeAbsent, endsInSpace {
            line.truncate(to: start - 1)
        }
    }
}

/// How wide a placeholder is written.
struct PatternLayout: Sendable {
    enum Alignment: Sendable {
        case left
        case right
        case centre
    }

    var alignment = Alignment.left
    var least = 0
    var most = Int.max

    var isNeeded: Bool { least > 0 || most < .max }

    func apply(to line: inout LineBuffer, from start: Int) {
        var width = line.width(from: start)
        if width > most {
            line.cut(from: start, to: most)
            width = most
        }
        let missing = max(0, least - width)
        switch alignment {
        case .left:
            line.append(spaces: missing)
        case .right:
            line.insert(spaces: missing, at: start)
        case .centre:
            line.insert(spaces: missing / 2, at: start)
            line.append(spaces: missing - missing / 2)
        }
    }
}

extension LineBuffer {
    /// Cuts what stands behind the first `start` bytes to `width` characters, at least one, the last of them "…".
    fileprivate mutating func cut(from start: Int, to width: Int) {
        let bytes = bytes
        var index = start
        var kept = 0
        while index < bytes.count {
            if bytes[index] & 0xC0 != 0x80 {
                guard kept < width - 1 else { break }
                kept += 1
            }
            index += 1
        }
        truncate(to: index)
        append("…")
    }
}
