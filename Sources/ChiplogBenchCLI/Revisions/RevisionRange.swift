/// What `chiplog ab` compares, as it is written: `BASE..HEAD`, or `BASE` against the working tree.
struct RevisionRange: Equatable, Sendable {
    var base: ArmSource
    var head: ArmSource

    /// - Throws: One sentence for what is no such range.
    init(_ text: String) throws(CommandError) {
        let dots = text.firstRange(of: "..")
        let base = dots.map { String(text[..<$0.lowerBound]) } ?? text
        let head = dots.map { String(text[$0.upperBound...]) } ?? ""
        guard !base.isEmpty else {
            throw CommandError("\"\(text)\": expected BASE or BASE..HEAD, found no revision before the dots")
        }
        guard !head.hasPrefix("."), !head.contains("..") else {
            throw CommandError("\"\(text)\": expected BASE..HEAD with two dots, once; each side is measured as it is")
        }
        for revision in [base, head] where revision.hasPrefix("-") {
            throw CommandError("\"\(text)\": expected a revision, found \"\(revision)\", which begins with a dash")
        }
        self.base = .revision(base)
        self.head = head.isEmpty ? .workingTree : .revision(head)
    }
}
