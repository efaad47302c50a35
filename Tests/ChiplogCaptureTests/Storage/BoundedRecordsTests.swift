import Testing

@testable import ChiplogCapture

@Suite struct BoundedRecordsTests {
    /// Takes `count` records of 100 bytes; what they say does not matter here.
    private func records(_ count: Int, within bound: LogCapture.Bound) -> BoundedRecords {
        var records = BoundedRecords(of: CaptureID(), within: bound, firstSequence: 1)
        let record = [UInt8](repeating: 0, count: 100)
        for _ in 0..<count {
            records.append(record.span.bytes)
        }
        return records
    }

    @Test func theMemoryOfTheLastIsThatOfAFewChunks() {
        let records = records(200_000, within: .init(first: 0, last: 100))
        #expect(records.count == 100)
        #expect(records.capacity <= 2 << 20)
    }

    @Test(arguments: [1_000, 100_000, 3 << 20])
    func memoryIsWithinTheBound(bytes: Int) {
        let records = records(200_000, within: .init(first: .max, last: .max, bytes: bytes))
        // Once for the first, one and a quarter times for the last, and never less than a chunk.
        #expect(records.capacity <= bytes * 9 / 4 + 2 * (16 << 10))
        #expect(records.count + records.droppedCount == 200_000)
    }

    @Test(arguments: [
        (first: 3, last: 2), (first: 0, last: 2), (first: 3, last: 0), (first: 0, last: 0), (first: 20, last: 0),
    ])
    func whatIsMissingBehindARecordIsCounted(first: Int, last: Int) {
        let records = records(10, within: .init(first: first, last: last))
        for record in 0...11 {
            let kept = records.all.count { $0.sequence > record }
            #expect(records.droppedCount(after: record) == max(0, 10 - record) - kept)
        }
    }

    @Test func aSmallCaptureTakesLittleMemory() {
        #expect(records(0, within: .init()).capacity == 0)
        #expect(records(100, within: .init()).capacity == 16 << 10)
    }
}
