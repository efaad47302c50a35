import Chiplog
import Testing

@testable import ChiplogCapture

@Suite struct FailureQueueTests {
    private final class Reported: Sendable {
        private let words = FutexMutex<[String]>([])
        var all: [String] { words.withLock { $0 } }
        func report(_ word: String) -> FailureQueue.Report {
            { more in self.words.withLock { $0.append(more == 0 ? word : "\(word) and \(more) more") } }
        }
    }

    private let queue = FailureQueue()
    private let reported = Reported()

    @Test func nothingIsTakenBeforeAScopeBegins() {
        #expect(!queue.add(reported.report("early")))
        queue.flush()
        #expect(reported.all.isEmpty)
    }

    @Test func whatWaitsIsReportedInOrderWhenTheScopeEnds() {
        queue.open()
        #expect(queue.add(reported.report("one")) && queue.add(reported.report("two")))
        #expect(reported.all.isEmpty)
        queue.flush()
        #expect(reported.all == ["one", "two"])
        #expect(!queue.add(reported.report("late")))
        queue.flush()
        #expect(reported.all == ["one", "two"])
    }

    @Test func whatFindsNoRoomIsCountedAndTold() {
        queue.open()
        for number in 1...FailureQueue.most + 3 { #expect(queue.add(reported.report("\(number)"))) }
        queue.flush()
        #expect(reported.all == (1..<FailureQueue.most).map { "\($0)" } + ["\(FailureQueue.most) and 3 more"])
    }

    @Test func aReportMayAddAnother() {
        queue.open()
        let first: FailureQueue.Report = { [queue, reported] _ in _ = queue.add(reported.report("second")) }
        #expect(queue.add(first))
        queue.flush()
        #expect(reported.all == ["second"])
    }

    @Test func theScopeAroundTakesWhatComesTooLate() {
        let outer = FailureQueue()
        outer.open()
        queue.open(within: outer)
        queue.flush()
        #expect(queue.add(reported.report("late")))
        #expect(reported.all.isEmpty)
        outer.flush()
        #expect(reported.all == ["late"])
        #expect(!queue.add(reported.report("later")))
    }

    @Test func aScopesTestIsThatOfTheScopeAroundUnlessItHasItsOwn() {
        final class Named: CapturedTest {
            let name: String
            init(_ name: String) { self.name = name }
        }
        let outer = FailureQueue()
        queue.open(within: outer)
        #expect(queue.test == nil)
        outer.test = Named("outer")
        #expect(queue.test?.name == "outer")
        queue.test = Named("inner")
        #expect(queue.test?.name == "inner")
    }

    @Test(arguments: 1...20)
    func whatIsAddedFromManyTasksIsReportedOrRefused(round: Int) async {
        let count = FutexMutex(0)
        let report: FailureQueue.Report = { more in count.withLock { $0 += 1 + more } }
        queue.open()
        let accepted = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask { [queue] in
                    (0..<100).count { _ in queue.add(report) }
                }
            }
            queue.flush()
            return await group.reduce(0, +)
        }
        #expect(count.withLock(\.self) == accepted)
    }
}
