import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectSequenceTests {
    private static func check(_ sequence: LogSequence, _ order: LogOrder, _ messages: [String]) -> SequenceCheck {
        let records = Checkout.records { for message in messages { Checkout.log.info("\(message)") } }
        return SequenceCheck(sequence, order: order, log: SearchedLog(records))
    }

    private struct Case: Sendable, CustomTestStringConvertible {
        var expected: String
        var logged: String
        var order: LogOrder
        /// The sequence numbers of what matches; nil where it fails.
        var matches: [Int]?

        init(_ expected: String, _ logged: String, _ order: LogOrder, _ matches: [Int]?) {
            (self.expected, self.logged, self.order, self.matches) = (expected, logged, order, matches)
        }

        var testDescription: String { "\(expected) in \(logged), \(order)" }
    }

    private static let cases: [Case] = [
        Case("ac", "abc", .inOrder, [1, 3]),
        Case("ca", "abc", .inOrder, nil),
        Case("ca", "abc", .anyOrder, [1, 3]),
        Case("aa", "ab", .anyOrder, nil),
        Case("ab", "ab", .exactly, [1, 2]),
        Case("ab", "abc", .exactly, nil),
        Case("ba", "ab", .exactly, nil),
        Case("", "a", .inOrder, []),
        Case("", "a", .exactly, nil),
    ]

    @Test(arguments: cases)
    private func anOrderIsHeld(_ orderCase: Case) {
        let patterns = orderCase.expected.map { LogPattern(nil, .exactly(String($0))) }
        let check = Self.check(LogSequence(patterns), orderCase.order, orderCase.logged.map { String($0) })
        #expect((check.failure == nil) == (orderCase.matches != nil))
        #expect(check.matches.map(\.sequence) == orderCase.matches ?? [])
    }

    /// A pattern that takes the first it can get would leave nothing for the second.
    @Test func inAnyOrderEachGetsOneOfItsOwn() {
        #expect(Self.check([LogPattern(.info), "a"], .anyOrder, ["a", "b"]).failure == nil)
    }

    @Test func whatIsMissingInAnyOrderIsNamed() {
        #expect(
            Self.check(["a", "z", "b"], .anyOrder, ["b", "a"]).failure?.split(separator: "\n").first
                == #"expected 3 logs in any order, 1 not found: "z" (searched 2 records)"#)
    }

    @Test func whatWasDroppedMayHaveStoodBetween() {
        let records = Checkout.records { Checkout.log.info("a") }
        let log = SearchedLog(records, droppedCount: 1)
        #expect(SequenceCheck(["a"], order: .exactly, log: log).failure != nil)
        #expect(SequenceCheck(["a"], order: .inOrder, log: log).failure == nil)
    }

    @Test(arguments: [LogOrder.inOrder, .anyOrder, .exactly])
    func whatWasDroppedIsSaidWhereSomethingIsMissing(order: LogOrder) {
        let log = SearchedLog(Checkout.records { Checkout.log.info("a") }, droppedCount: 7)
        let line = SequenceCheck(["a", "b"], order: order, log: log).failure?.split(separator: "\n").first
        #expect(line?.hasSuffix("7 more dropped by the capture's bound)") == true)
    }

    @Test func itFailsAtItsLine() {
        Checkout.declineACard()
        expectLogged(["charging card", LogPattern(.error)])
        withKnownIssue {
            expectLogged(LogPattern("order cancelled").then("charging card"))
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(
                "log sequence differs: expected 2 in order, captured 3; first out of order: \"order cancelled\"\n")
                == true
                && issue.sourceLocation?.line == #line - 5
        }
    }

    /// Against trying all assignments.
    @Test(arguments: 0..<200)
    func aMatchingIsAsLargeAsCanBe(round: Int) {
        var numbers = SystemRandomNumberGenerator()
        let accepted = (0..<4).map { _ in (0..<5).filter { _ in Bool.random(using: &numbers) } }
        func best(_ taker: Int, _ used: Set<Int>) -> Int {
            guard taker < accepted.count else { return 0 }
            let taken = accepted[taker].filter { !used.contains($0) }.map { 1 + best(taker + 1, used.union([$0])) }
            return max(taken.max() ?? 0, best(taker + 1, used))
        }
        let partners = BipartiteMatching(accepted).partners
        #expect(partners.compactMap { $0 }.count == best(0, []), "\(accepted)")
        #expect(Set(partners.compactMap { $0 }).count == partners.compactMap { $0 }.count)
        #expect(
            zip(partners, accepted).allSatisfy { partner, accepted in partner.map { accepted.contains($0) } ?? true })
    }
}
