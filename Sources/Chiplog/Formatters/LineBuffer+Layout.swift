internal import CChiplogShims

// Columns: text is measured in Unicode scalars, which is what terminals show of most scripts. Characters of two columns
// or none (ideographs, emoji, combining marks) are off by one each.
extension LineBuffer {
    /// How many columns the text behind the first `start` bytes takes.
    func width(from start: Int) -> Int {
        let bytes = bytes
        var width = 0
        var index = start
        while index < bytes.count {
            // All bytes of a character but its first are 10xxxxxx.
            width += bytes[index] & 0xC0 == 0x80 ? 0 : 1
            index += 1
        }
        return width
    }

    mutating func append(spaces count: Int) {
        guard count > 0, buffer.reserve(count) else { return }
        buffer.end.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: " "), count: count)
        buffer.advance(count)
    }

    /// Moves what stands behind the first `start` bytes, and puts `count` spaces before it.
    mutating func insert(spaces count: Int, at start: Int) {
        guard count > 0, buffer.reserve(count) else { return }
        let place = buffer.pointee.bytes + start
        (place + count).update(from: place, count: buffer.pointee.count - start)
        place.update(repeating: UInt8(ascii: " "), count: count)
        buffer.advance(count)
    }

    /// Takes out the byte behind the first `start` ones.
    mutating func removeByte(at start: Int) {
        let place = buffer.pointee.bytes + start
        place.update(from: place + 1, count: buffer.pointee.count - start - 1)
        buffer.advance(-1)
    }

    /// Breaks the line at the space that stands at `place`, so that what follows it begins in column `indent`.
    mutating func breakLine(at place: Int, indent: Int) {
        let count = buffer.pointee.count
        insert(spaces: indent, at: place + 1)
        guard buffer.pointee.count == count + indent else { return }  // memory is exhausted: one long line
        buffer.patch(UInt8(ascii: "\n"), at: place)
    }
}
