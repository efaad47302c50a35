import Testing

@testable import ChiplogBench

@Suite struct BlockScheduleTests {
    private let schedule = BlockSchedule()

    /// Blocks of identical code whose values lie within ± `spread`, more or less evenly.
    private func blocks(_ count: Int, spread: Double, around centre: Double = 0, seed: UInt64 = 1) -> [Double] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in centre + Double.random(in: -spread...spread, using: &random) }
    }

    private func comparison(_ blocks: [Double]) -> Comparison? {
        Comparison(logRatios: blocks, better: .lower, threshold: 0.02)
    }

    @Test func `It begins with six, and goes on to ten unless they give a verdict`() throws {
        #expect(schedule.more(after: 0, nil) == 6)
        #expect(schedule.more(after: 5, nil) == 1)
        #expect(schedule.more(after: 6, comparison(blocks(6, spread: 0.005))) == 0)
        #expect(schedule.more(after: 6, comparison(blocks(6, spread: 0.005, around: 0.1))) == 0)
        // However narrow, an open verdict of six is not the last word.
        for (count, more) in [(6, 2), (8, 2), (9, 1)] {
            let open = try #require(comparison(blocks(count, spread: 0.004, around: 0.0198)))
            #expect(open.verdict == .inconclusive)
            #expect(schedule.more(after: count, open) == more)
        }
    }

    @Test func `A verdict ends it`() {
        #expect(schedule.more(after: 10, comparison(blocks(10, spread: 0.005))) == 0)
        #expect(schedule.more(after: 10, comparison(blocks(10, spread: 0.005, around: 0.1))) == 0)
    }

    @Test(arguments: [(10, 2), (15, 2), (35, 2), (39, 1), (40, 0), (45, 0)])
    func `An open verdict of a wide interval asks for two more, up to forty`(count: Int, more: Int) throws {
        let wide = try #require(comparison(blocks(count, spread: 0.1, around: 0.0198)))
        #expect(wide.verdict == .inconclusive)
        #expect(schedule.more(after: count, wide) == more)
    }

    @Test func `An open verdict of a narrow interval ends it: the change is as large as the threshold`() throws {
        let narrow = try #require(comparison(blocks(10, spread: 0.004, around: 0.0198)))
        #expect(narrow.verdict == .inconclusive)
        #expect(narrow.halfWidth < 0.01)
        #expect(schedule.more(after: 10, narrow) == 0)
    }

    /// Of ten blocks `spacing` apart the ninth Walsh average is two spacings above the least block, the ninth from the
    /// end two below the greatest: five lie between them.
    @Test(arguments: [(0.0039, 0), (0.0041, 2), (0.0078, 2)])
    func `A half-width of half the threshold is where it ends`(spacing: Double, more: Int) throws {
        let blocks = (0..<10).map { 0.0198 + (Double($0) - 4.5) * spacing }
        let open = try #require(comparison(blocks))
        #expect(open.verdict == .inconclusive)
        #expect(abs(open.halfWidth - 2.5 * spacing) < 0.0003)
        #expect(schedule.more(after: 10, open) == more)
    }

    /// Ten blocks of a half-width of ± 4 % become forty of ± 2 %, the threshold.
    @Test(arguments: [(0.0156, 2), (0.0162, 0)])
    func `Where forty blocks would not tell, none are added`(spacing: Double, more: Int) throws {
        let open = try #require(comparison((0..<10).map { (Double($0) - 4.5) * spacing }))
        #expect(open.verdict == .inconclusive)
        #expect(schedule.more(after: 10, open) == more)
    }

    /// The half-width of six blocks is 2.5 spacings, as wide as they lie: 0.387 of it with forty, half more than 2 %.
    @Test(arguments: [(0.0295, 2), (0.0315, 0)])
    func `Six blocks end it only where forty would be too wide by half`(spacing: Double, more: Int) throws {
        let open = try #require(comparison((0..<6).map { (Double($0) - 2.5) * spacing }))
        #expect(open.verdict == .inconclusive)
        #expect(abs(open.halfWidth - 2.5 * spacing) < 0.004)
        #expect(schedule.more(after: 6, open) == more)
    }

    @Test func `A change far beyond the threshold is worth more blocks, however much they vary`() throws {
        let open = try #require(comparison((0..<10).map { 0.12 + (Double($0) - 4.5) * 0.05 }))
        #expect(open.verdict == .inconclusive)
        #expect(schedule.more(after: 10, open) == 2)
    }

    @Test func `Blocks that allow no comparison do not go on for ever`() {
        #expect(schedule.more(after: 10, nil) == 0)
    }

    @Test func `A fixed number is a fixed number`() throws {
        let wide = try #require(comparison(blocks(12, spread: 0.5)))
        #expect(BlockSchedule.fixed(12).more(after: 0, nil) == 12)
        #expect(BlockSchedule.fixed(12).more(after: 12, wide) == 0)
    }

    /// Looking again and again makes a chance finding likelier than the interval says. By simulation in Python, of blocks
    /// with a normal error of 3 %: a change as large as the threshold is called regressed in 10 % of the cases and not in
    /// 2.5 %, one of half the threshold in 0.8 %, none at all in one of 2,000.
    @Test func `Repeated looks find nothing where nothing is, and little at the threshold itself`() throws {
        var alarms = [0: 0, 0.0198: 0]
        for change in alarms.keys {
            for seed in 0..<60 as Range<UInt64> {
                var values: [Double] = []
                var found: Comparison?
                while case let more = schedule.more(after: values.count, found), more > 0 {
                    values = blocks(values.count + more, spread: 0.05, around: change, seed: seed)
                    found = comparison(values)
                }
                if found?.verdict == .regressed { alarms[change, default: 0] += 1 }
            }
        }
        #expect(alarms[0] == 0)
        #expect(alarms[0.0198, default: 0] <= 12)
    }
}
