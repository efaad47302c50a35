import ChiplogBench
import Testing

@Suite struct ProfileTests {
    @Test func `Profiles are found by name and grow in every respect`() {
        #expect(Profile.all.map(\.name) == ["smoke", "quick", "default", "thorough"])
        for (smaller, larger) in zip(Profile.all, Profile.all.dropFirst()) {
            #expect(Profile.named(larger.name) == larger)
            #expect(smaller.processes < larger.processes)
            #expect(smaller.samples <= larger.samples)
            #expect(smaller.sampleTime < larger.sampleTime)
            #expect(smaller.warmUp < larger.warmUp)
            #expect(smaller.eventsFactor < larger.eventsFactor)
        }
        #expect(Profile.named("fast") == nil)
    }

    @Test(arguments: [Profile.default, .thorough])
    func `The profiles for reports have an interval of at least 95 %`(profile: Profile) throws {
        let interval = try #require(Statistics.medianInterval(of: (0..<profile.processes).map(Double.init)))
        #expect(interval.coverage >= 0.95)
    }
}
