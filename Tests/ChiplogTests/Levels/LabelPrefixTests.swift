import Chiplog
import Testing

@Suite struct LabelPrefixTests {
    @Test(
        "a prefix covers itself and what is below it, by whole components", arguments: ["db", "db.pool", "ä", "a.b.c"])
    func components(prefix: String) {
        let covered = LabelPrefix(prefix)
        for label in [prefix, "\(prefix).x", "\(prefix).x.y", "\(prefix)."] {
            #expect(covered.covers(label), "\(prefix) and \(label)")
        }
        for label in ["", "\(prefix)x", "\(prefix)-x", "x.\(prefix)", "x\(prefix)", prefix.uppercased()] {
            #expect(!covered.covers(label), "\(prefix) and \(label)")
        }
    }

    @Test("the empty prefix covers every label", arguments: ["", "db", "db.pool", "."])
    func empty(label: String) {
        #expect(LabelPrefix("").covers(label))
    }

    @Test("a prefix covers a label exactly when its components begin the label's")
    func property() {
        var random = SeededGenerator(seed: 1)
        let words = ["a", "b", "ab", ""]
        for _ in 0..<2_000 {
            let prefix = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
                words.randomElement(using: &random)
            }
            let label = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
                words.randomElement(using: &random)
            }
            guard prefix != [""] else { continue }
            let covers = LabelPrefix(prefix.joined(separator: ".")).covers(label.joined(separator: "."))
            #expect(covers == label.starts(with: prefix), "\(prefix) and \(label)")
        }
    }
}
