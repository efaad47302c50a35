/// A part of a text that a symbol takes the place of.
struct MaskedPart {
    /// Bytes of the text.
    let range: Range<Int>
    let name: MaskSymbols.Name
    /// The same for equal values, however they are written.
    let key: String

    /// Looks for what the kinds of a mask say.
    struct Search {
        let kinds: LogMask.Kinds
        /// Ids of traces and spans that are known to be such, in lower case.
        let knownIDs: Set<String>

        /// From left to right; of two at the same place the first of the order below.
        func parts(of text: [UInt8]) -> [MaskedPart] {
            guard !kinds.isEmpty else { return [] }
            var parts: [MaskedPart] = []
            var reader = TextReader(text)
            while !reader.isAtEnd {
                if let part = part(at: reader) {
                    parts.append(part)
                    reader = TextReader(text, at: part.range.upperBound)
                } else if reader.skipWord() == 0 {
                    reader.skip()
                }
            }
            return parts
        }

        /// The one part that is all of `text`.
        func whole(_ text: String) -> MaskedPart? {
            let bytes = Array(text.utf8)
            guard let part = part(at: TextReader(bytes)), part.range.count == bytes.count else { return nil }
            return part
        }

        private func part(at reader: TextReader) -> MaskedPart? {
            if kinds.contains(.timestamps), let part = MaskedPart(time: reader) { return part }
            if kinds.contains(.uuids), let part = MaskedPart(uuid: reader) { return part }
            if kinds.contains(.durations), let part = MaskedPart(duration: reader) { return part }
            if kinds.contains(.traceIDs), let part = MaskedPart(traceID: reader, known: knownIDs) { return part }
            return nil
        }
    }
}
