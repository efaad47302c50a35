import CBenchSystem
import Synchronization
import Testing

@testable import ChiplogBench

@Suite("An open load")
struct OpenLoadTests {
    private func load(_ members: String) throws -> Load {
        try #require(try ToyProvider.load(ToyProvider.file("\"load\": {\(members)}")).first).load
    }

    @Test("rates are events per second or shares of the capacity, one or several")
    func rates() throws {
        #expect(try load(#""mode": "open""#).rates == [.share(0.5)])
        #expect(try load(#""mode": "open", "rate": 50000"#).rates == [.perSecond(50_000)])
        #expect(try load(#""mode": "burst", "rate": ["80%", 10]"#).rates == [.share(0.8), .perSecond(10)])
        #expect(ArrivalRate.share(0.8).perSecond(capacity: 1_000) == 800)
        #expect(ArrivalRate.perSecond(7).perSecond(capacity: 1_000) == 7)
    }

    @Test(
        "what is wrong with an open load is told",
        arguments: [
            (#""rate": 1000"#, #"$.load.rate: needs the load's "mode" to be "open" or "burst", which is "closed""#),
            (#""mode": "open", "burst": 5"#, #"$.load.burst: needs the load's "mode" to be "burst", which is "open""#),
            (
                #""mode": "open", "rate": "fast""#,
                #"$.load.rate: expected events per second, such as 50000, or a share"#
            ),
            (#""mode": "open", "rate": []"#, "$.load.rate: expected at least one rate, found an empty array"),
            (#""mode": "open", "rate": [5, 5]"#, "$.load.rate[1]: 5 for the second time"),
            (#""mode": "opne""#, #"did you mean "open"?"#),
        ])
    func refused(members: String, sentence: String) throws {
        let error = #expect(throws: ScenarioError.self) { try load(members) }
        #expect(try #require(error).description.contains(sentence), "\(error?.description ?? "")")
    }

    @Test("callers share the rate, and each gets as many due times as asked for", arguments: Load.Mode.allCases)
    func shared(mode: Load.Mode) {
        let load = Load(mode: mode, threads: 4, arrival: .uniform, burst: 10)
        let due = (0..<4).map { load.due(of: $0, rate: 1_000, seed: 1, count: 250) }
        #expect(due.allSatisfy { $0.count == 250 && $0 == $0.sorted() })
        // 1,000 events at 1,000 a second: all due within the second, and nearly to its end.
        let last = due.compactMap(\.last).max() ?? 0
        #expect((900_000_000...1_000_000_000).contains(last))
        #expect(load.due(of: 0, rate: 0, seed: 1, count: 10) == [])
    }

    @Test("the events of a burst are due at once, and bursts keep the rate")
    func bursts() {
        let load = Load(mode: .burst, burst: 3)
        let due = load.due(of: 0, rate: 30, seed: 1, count: 8)
        #expect(due == [0, 0, 0, 100_000_000, 100_000_000, 100_000_000, 200_000_000, 200_000_000])
    }

    @Test("every event is done once, with its number, and not before it is due", arguments: [true, false])
    func loop(spins: Bool) throws {
        let workload = CountingWorkload()
        let callers = try CallerThreads(count: 2)
        defer { callers.end() }
        let loop = OpenLoop(due: [[0, 1_000, 2_000], [500, 1_500]], spins: spins)
        let reading = loop.run(workload, callers: callers, first: 10)
        #expect(workload.seen.ranges == [0: [10..<11, 11..<12, 12..<13], 1: [10..<11, 11..<12]])
        #expect(reading.response.count == 5)
        #expect(reading.service.count == 5)
        #expect(reading.lasted >= 2_000)
        // What an event waited for the one before is in its response and not in its service.
        #expect(try #require(reading.response.max) >= #require(reading.service.max))
    }

    @Test("an event that takes long makes those after it wait, and their response shows it")
    func stall() {
        let length: UInt64 = 3_000_000
        let isFirst = Atomic(true)
        let workload = CountingWorkload { _ in
            guard isFirst.exchange(false, ordering: .relaxed) else { return }
            let start = cbench_monotonic_ns()
            while cbench_monotonic_ns() < start + length {}
        }
        let reading = OpenLoop(due: [[0, 1, 2, 3]], spins: true).run(workload, callers: SingleCaller(), first: 0)
        let stalled = reading.response.recorded.filter { $0.highest >= length }.reduce(0) { $0 + $1.count }
        #expect(stalled == 4)
    }

    @Test(
        "a rate is reached when the last event is done before the next would be due",
        arguments: [(0, 1.0), (900_000, 1.0), (1_000_000, 1.0), (2_000_000, 0.5)] as [(UInt64, Double)])
    func pace(lasted: UInt64, expected: Double) {
        var reading = OpenLoopReading()
        reading.merge(OpenLoopReading(lasted: lasted))
        reading.merge(OpenLoopReading(lasted: lasted / 2))
        #expect(reading.pace(span: 1_000_000) == expected)
    }

    @Test(
        "the last burst has as much time as those before it, and a single event as much as its rate gives it",
        arguments: [
            (Load(mode: .burst, burst: 100), 1_000, 100, 100_000_000),
            (Load(mode: .burst, burst: 3), 30, 8, 266_666_666),
            (Load(mode: .open, arrival: .uniform), 50, 1, 20_000_000),
            (Load(mode: .open, threads: 2, arrival: .uniform), 1_000, 10, 20_000_000),
        ] as [(Load, Double, Int, UInt64)])
    func span(load: Load, rate: Double, count: Int, expected: UInt64) {
        let due = (0..<load.threads).map { load.due(of: $0, rate: rate, seed: 1, count: count) }
        #expect(load.span(of: due, rate: rate) == expected)
    }

    @Test(
        "arrivals that chance spreads over more than their mean time have all of it",
        arguments: 1...20 as ClosedRange<UInt64>)
    func longSpan(seed: UInt64) {
        let load = Load(mode: .open)
        let due = [load.due(of: 0, rate: 1_000, seed: seed, count: 10)]
        #expect(load.span(of: due, rate: 1_000) == max(10_000_000, due[0][9]))
    }
}
