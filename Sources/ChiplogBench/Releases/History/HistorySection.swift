/// The part of a page that is the history's, between two lines of its own; the rest is somebody else's.
public enum HistorySection {
    /// The lines around it, alone on theirs.
    public static let begin = "<!-- chiplog history -->"
    public static let end = "<!-- end of chiplog history -->"

    /// The page with the section replaced by that of `view`, or with one after its end where it has none. Every byte
    /// outside stays as it is, whether it is text or not.
    ///
    /// - Parameters:
    ///   - page: nil where there is none; then it gets a heading.
    ///   - view: What the section shows.
    public static func updated(_ page: [UInt8]?, with view: HistoryView) -> [UInt8] {
        let section = Array("\(begin)\n\n\(HistoryMarkdown(view, links: true).text)\n\n\(end)".utf8)
        guard let page else { return Array("# Releases\n\n".utf8) + section + Array("\n".utf8) }
        guard let place = place(in: page) else {
            let gap = page.isEmpty ? "" : page.last == newline ? "\n" : "\n\n"
            return page + Array(gap.utf8) + section + Array("\n".utf8)
        }
        return page[..<place.lowerBound] + section + page[place.upperBound...]
    }

    private static let newline = UInt8(ascii: "\n")

    /// From the first byte of the first line to the last byte of the last one. A beginning without an end belongs to the
    /// text, and so does an end without a beginning.
    private static func place(in page: [UInt8]) -> Range<Int>? {
        var start: Int?
        var line = 0
        while line < page.count {
            let next = page[line...].firstIndex(of: newline) ?? page.count
            let words = page[line..<next].trimmed
            if words.elementsEqual(begin.utf8) { start = words.startIndex }
            if let start, words.elementsEqual(end.utf8) { return start..<words.endIndex }
            line = next + 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks at either end.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in [0x20, 0x09, 0x0D].contains(byte) }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        return self[first...last]
    }
}
