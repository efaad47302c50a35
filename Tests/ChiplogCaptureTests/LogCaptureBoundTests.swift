import Chiplog
import ChiplogCapture
import Testing

@Suite struct LogCaptureBoundTests {
    private func capture(_ count: Int, bytesEach: Int = 0, within bound: LogCapture.Bound) -> LogCapture {
        let capture = LogCapture(bound: bound)
        let log = Log("bound", pipeline: Pipeline(level: .trace, sinks: [capture]))
        let ballast = String(repeating: "x", count: bytesEach)
        for index in 1...count {
            log.info("\(index)", ["ballast": ballast])
        }
        return capture
    }

    @Test(arguments: [
        (first: 3, last: 2, count: 4, kept: [1, 2, 3, 4]),
        (first: 3, last: 2, count: 5, kept: [1, 2, 3, 4, 5]),
        (first: 3, last: 2, count: 6, kept: [1, 2, 3, 5, 6]),
        (first: 3, last: 2, count: 5_000, kept: [1, 2, 3, 4_999, 5_000]),
        (first: 0, last: 2, count: 9, kept: [8, 9]),
        (first: 2, last: 0, count: 9, kept: [1, 2]),
        (first: 0, last: 0, count: 9, kept: []),
        (first: -1, last: -1, count: 2, kept: []),
    ])
    func theFirstAndTheLastAreKept(first: Int, last: Int, count: Int, kept: [Int]) {
        let capture = capture(count, within: .init(first: first, last: last))
        #expect(capture.records.map(\.message) == kept.map(String.init))
        #expect(capture.records.map(\.sequence) == kept)
        #expect(capture.count == kept.count)
        #expect(capture.droppedCount == count - kept.count)
        let counters = capture.counters
        #expect(counters.written + counters.dropped.oldest == UInt64(count))
    }

    @Test func memoryIsBoundedWhateverTheSizeOfTheRecords() {
        let bound = LogCapture.Bound(first: 1_000, last: 1_000, bytes: 1 << 20)
        let capture = capture(1_000, bytesEach: 10_000, within: bound)
        let records = capture.records
        // 1 MiB in front and 1 MiB at the end hold about 100 records of 10 kB each.
        #expect((100...220).contains(records.count))
        #expect(records.first?.message == "1")
        #expect(records.last?.message == "1000")
        #expect(capture.droppedCount == 1_000 - records.count)
    }

    @Test func aSingleRecordLargerThanTheBoundIsStillTheLast() {
        let capture = capture(3, bytesEach: 100_000, within: .init(first: 10, last: 10, bytes: 1_000))
        #expect(capture.records.map(\.message) == ["3"])
        #expect(capture.droppedCount == 2)
    }
}
