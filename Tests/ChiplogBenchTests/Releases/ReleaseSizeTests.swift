import Testing

@testable import ChiplogBench

@Suite struct ReleaseSizeTests {
    @Test(arguments: 0..<20)
    func `Sixty rows with every figure fit in 40 KiB`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let record = ReleaseRecord.random(rows: 60, &random)
        #expect(record.text.utf8.count <= ReleaseRecord.maximumBytes)
        #expect(record.fitting() == record)
        #expect(record.omission == nil)
    }

    @Test(arguments: [70, 90, 120, 160, 240])
    func `More rows lose the least important figures, no more than need be, and the record says which`(rows: Int) throws
    {
        var random = SplitMix64(seed: UInt64(rows))
        let record = ReleaseRecord.random(rows: rows, &random)
        let small = record.fitting()
        #expect(small.text.utf8.count <= ReleaseRecord.maximumBytes)
        let order = ["throughput", "alloc_bytes", "peak_rss", "allocs", "instructions", "cpu_time"]
        #expect(!small.omitted.isEmpty)
        #expect(small.omitted == Array(order.prefix(small.omitted.count)))
        #expect(
            small.rows.map { $0.figures.map(\.metric) }
                == Array(
                    repeating: ReleaseRecord.metrics.map(\.name).filter { !small.omitted.contains($0) }, count: rows))
        // With the last of them it would be too long.
        var one = record.fitting(bytes: .max)
        for metric in small.omitted.dropLast() {
            for index in one.rows.indices { one.rows[index].figures.removeAll { $0.metric == metric } }
        }
        #expect(one.text.utf8.count > ReleaseRecord.maximumBytes)
        let message = try #require(small.omission?.message)
        #expect(message.contains("the record of \(rows) rows leaves out throughput"))
        #expect(try ReleaseRecord(json: JSON.parse(small.text)) == small)
    }

    @Test func `What is too long without any figure is kept as it is`() {
        var random = SplitMix64(seed: 3)
        let small = ReleaseRecord.random(rows: 600, &random).fitting()
        #expect(small.rows.count == 600)
        #expect(small.omitted.count == ReleaseRecord.metrics.count)
    }

    @Test(arguments: [
        (912.4123, 912.41), (0.000123456, 0.00012346), (123_456_789, 123_460_000), (99_999.6, 100_000), (-1.000004, -1),
        (0, 0), (1e300, 1e300), (1.03, 1.03), (.infinity, .infinity),
    ])
    func `Numbers have five digits`(value: Double, kept: Double) {
        #expect(value.rounded(toDigits: 5) == kept)
        #expect(kept.rounded(toDigits: 5) == kept)
    }

    @Test(arguments: 0..<500)
    func `What has five digits keeps them, and no number moves further than half of the last one`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let digits = Int.random(in: 10_000...99_999, using: &random)
        let exponent = Int.random(in: -12...12, using: &random)
        let exact = try #require(Double("\(digits)e\(exponent)"))
        #expect(exact.rounded(toDigits: 5) == exact)
        let near = exact * (1 + Double.random(in: -0.4...0.4, using: &random) / Double(digits))
        #expect(near.rounded(toDigits: 5) == exact)
    }
}
