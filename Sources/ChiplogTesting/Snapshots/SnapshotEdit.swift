/// A text to be written into the call at some place of a file.
struct SnapshotEdit: Equatable {
    /// As `#line` and `#column` of the call have it.
    let line: Int
    let column: Int
    /// What the call was compiled with.
    let expected: String?
    let text: String

    /// Whether the call has another text so far, or none.
    var isNeeded: Bool { text != expected }

    /// The bytes of `source` to replace, and with what. Refuses where the source is not as it was compiled.
    func replacement(in source: SwiftSource) throws(RecordingRefusal) -> (range: Range<Int>, bytes: [UInt8]) {
        let call = try SnapshotCall(in: source, line: line, column: column)
        guard call.value == expected else {
            throw RecordingRefusal(
                "the literal in line \(line) is not the one that was compiled; \(RecordingRefusal.fileHasChanged)")
        }
        switch call.argument {
        case .missing(let others): return insertion(in: source, at: call.argumentStart, others: others)
        case .null(let range): return layOut(SnapshotLiteral(text: text), over: range, in: source)
        case .literal(let old):
            let new = SnapshotLiteral(text: text, hashCount: old.hashCount)
            guard let indentation = old.indentation else { return layOut(new, over: old.range, in: source) }
            return (old.range, new.multiline(indentation: indentation, newline: source.newline))
        }
    }

    /// A first argument, before the others; those stay on the lines they are on.
    private func insertion(in source: SwiftSource, at start: Int, others: Bool) -> (range: Range<Int>, bytes: [UInt8]) {
        let literal = layOut(SnapshotLiteral(text: text), over: start..<start, in: source).bytes
        guard others else { return (start..<start, literal) }
        let isLastOfLine = source.bytes[start...].first { !$0.isBlank }?.isNewline == true
        return (start..<start, literal + [UInt8(ascii: ",")] + (isLastOfLine ? [] : [UInt8(ascii: " ")]))
    }

    /// On the line where `range` is if that is short, else on lines of its own.
    private func layOut(
        _ literal: SnapshotLiteral, over range: Range<Int>, in source: SwiftSource
    ) -> (range: Range<Int>, bytes: [UInt8]) {
        if literal.isShort { return (range, literal.singleLine) }
        let indentation = Array(source.indentation(ofLineAt: range.lowerBound))
        if source.beginsLine(range.lowerBound) {
            return (range, literal.multiline(indentation: indentation, newline: source.newline))
        }
        let deeper = indentation + Self.step(from: indentation)
        let blanks = source.bytes[..<range.lowerBound].reversed().prefix { $0.isBlank }.count
        return (
            range.lowerBound - blanks..<range.upperBound,
            source.newline + deeper + literal.multiline(indentation: deeper, newline: source.newline)
        )
    }

    /// One step of indentation, of the kind that the line has.
    private static func step(from indentation: [UInt8]) -> [UInt8] {
        if indentation.contains(UInt8(ascii: "\t")) { return [UInt8(ascii: "\t")] }
        let isByTwo = !indentation.count.isMultiple(of: 4)
        return [UInt8](repeating: UInt8(ascii: " "), count: isByTwo ? 2 : 4)
    }
}

extension SwiftSource {
    /// The source with all `edits` made, whose places are those of this source.
    func applying(_ edits: some Sequence<SnapshotEdit>) throws(RecordingRefusal) -> SwiftSource {
        var replacements: [(range: Range<Int>, bytes: [UInt8])] = []
        for edit in edits {
            replacements.append(try edit.replacement(in: self))
        }
        var edited = bytes
        for replacement in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            edited.replaceSubrange(replacement.range, with: replacement.bytes)
        }
        return SwiftSource(edited)
    }
}
