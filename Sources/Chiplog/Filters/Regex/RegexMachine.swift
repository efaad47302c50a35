/// Glushkov's automaton: a state for each byte set of the expression, entered with a byte of the set.
///
/// All states that the text so far can have led to are followed at once, so no text is read twice.
struct RegexMachine: Sendable {
    /// What can be entered from nowhere, that is, where a match may begin.
    private let first: Bits256
    /// What completes a match when it is entered.
    private let last: Bits256
    private let matchesNothing: Bool
    /// For each state, those that may come next.
    private let follow: [Bits256]
    /// For each byte, and the beginning and the end of the text, the states entered with it.
    private let entered: [Bits256]

    private static let startSign = 256
    private static let endSign = 257

    init(_ node: RegexNode) {
        var builder = Builder()
        let whole = builder.add(node)
        first = whole.first
        last = whole.last
        matchesNothing = whole.isNullable
        follow = builder.follow
        entered = builder.entered
    }

    /// Whether a part of `text` matches; `endsThere` says that the text is not cut off.
    func matches(_ text: UnsafeRawBufferPointer, endsThere: Bool) -> Bool {
        if matchesNothing { return true }
        return follow.withUnsafeBufferPointer { follow in
            entered.withUnsafeBufferPointer { entered in
                var active = Bits256()
                var signs = entered[Self.startSign]
                if text.isEmpty && endsThere { signs.formUnion(entered[Self.endSign]) }
                if stand(&active, follow, signs) { return true }
                var index = 0
                while index < text.count {
                    if advance(&active, follow, entered[Int(text[index])]) { return true }
                    index += 1
                }
                return endsThere && stand(&active, follow, entered[Self.endSign])
            }
        }
    }

    /// Follows one sign of the text from all active states at once; true when that completes a match.
    @inline(__always)
    private func advance(
        _ active: inout Bits256, _ follow: UnsafeBufferPointer<Bits256>, _ entered: Bits256
    ) -> Bool {
        var next = first
        active.visit { next.formUnion(follow[Int($0)]) }
        next.formIntersection(entered)
        active = next
        return !next.isDisjoint(with: last)
    }

    /// The same for signs that stand for a place and not for a byte, so that several may follow each other there.
    private func stand(_ active: inout Bits256, _ follow: UnsafeBufferPointer<Bits256>, _ signs: Bits256) -> Bool {
        while true {
            var next = active
            if advance(&next, follow, signs) { return true }
            next.formUnion(active)
            if next == active { return false }
            active = next
        }
    }
}

extension RegexMachine {
    /// Makes states out of nodes; the parser has seen to it that there are not too many.
    fileprivate struct Builder {
        var follow: [Bits256] = []
        var entered = [Bits256](repeating: Bits256(), count: 258)

        /// What a part of the expression is to those around it.
        struct Part {
            var isNullable = true
            var first = Bits256()
            var last = Bits256()
        }

        mutating func add(_ node: RegexNode) -> Part {
            switch node {
            case .empty: return Part()
            case .byte(let bytes):
                let state = addState()
                bytes.visit { entered[Int($0)].insert(state) }
                return part(of: state)
            case .start: return sign(RegexMachine.startSign)
            case .end: return sign(RegexMachine.endSign)
            case .sequence(let nodes):
                return nodes.reduce(Part()) { whole, node in join(whole, add(node)) }
            case .choice(let nodes):
                return nodes.reduce(into: Part(isNullable: nodes.isEmpty)) { whole, node in
                    let part = add(node)
                    whole.isNullable = whole.isNullable || part.isNullable
                    whole.first.formUnion(part.first)
                    whole.last.formUnion(part.last)
                }
            case .repeated(let node, let least, let most):
                return addRepeated(node, least: least, most: most)
            }
        }

        /// `x{2,4}` is `xxx?x?`, `x{2,}` is `xx+`.
        private mutating func addRepeated(_ node: RegexNode, least: Int, most: Int?) -> Part {
            // Nothing, however often, is nothing; copies of it could be many.
            guard node.states > 0 else { return add(node) }
            var whole = Part()
            for copy in 0..<max(least, most ?? 1, most == nil ? 1 : 0) {
                var part = add(node)
                if most == nil && copy == max(least, 1) - 1 {
                    link(part.last, to: part.first)
                }
                if copy >= least {
                    part.isNullable = true
                }
                whole = join(whole, part)
            }
            return whole
        }

        private mutating func join(_ one: Part, _ next: Part) -> Part {
            link(one.last, to: next.first)
            var whole = Part(
                isNullable: one.isNullable && next.isNullable, first: one.first, last: next.last)
            if one.isNullable { whole.first.formUnion(next.first) }
            if next.isNullable { whole.last.formUnion(one.last) }
            return whole
        }

        private mutating func link(_ states: Bits256, to next: Bits256) {
            states.visit { follow[Int($0)].formUnion(next) }
        }

        private mutating func sign(_ sign: Int) -> Part {
            let state = addState()
            entered[sign].insert(state)
            return part(of: state)
        }

        private mutating func addState() -> UInt8 {
            follow.append(Bits256())
            return UInt8(truncatingIfNeeded: follow.count - 1)
        }

        private func part(of state: UInt8) -> Part {
            let itself = Bits256(state...state)
            return Part(isNullable: false, first: itself, last: itself)
        }
    }
}
