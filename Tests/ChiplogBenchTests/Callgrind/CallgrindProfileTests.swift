import Testing

@testable import ChiplogBench

@Suite("What Callgrind writes")
struct CallgrindProfileTests {
    /// Two functions: one of 12 instructions that calls the other, of 300, four times, and the allocator through it.
    private static let dump = """
        # callgrind format
        version: 1
        creator: callgrind-3.19.0
        pid: 1
        cmd:  ./x
        part: 1
        desc: Trigger: Client Request: Dump Stats

        positions: line
        events: Ir
        summary: 400

        ob=(1) /x
        fl=(1) ???
        fn=(1) main
        0 12
        cfn=(2) helper(int)
        calls=4 0
        0 390

        fn=(2)
        +3 200
        * 100
        cob=(2) /libc.so.6
        cfi=(1)
        cfn=(3) malloc
        calls=2 0
        0 80

        ob=(2)
        fn=(3)
        0 60
        cfn=(4) __libc_malloc
        calls=2 0
        0 20

        fn=(4)
        0 20

        fn=(5) swift_retain
        0 8

        totals: 400
        """

    @Test("a function's own instructions are its own, and all together are the total that Callgrind states")
    func costs() throws {
        let profile = try #require(CallgrindProfile(Self.dump))
        #expect(
            profile.selfCost == [
                "main": 12, "helper(int)": 300, "malloc": 60, "__libc_malloc": 20, "swift_retain": 8,
            ])
        #expect(profile.instructions == 400)
    }

    @Test("calls are counted by caller and callee; within a family they are one")
    func calls() throws {
        let profile = try #require(CallgrindProfile(Self.dump))
        #expect(profile.calls[.init(caller: "main", callee: "helper(int)")] == 4)
        #expect(profile.calls(into: FunctionFamily.allocates) == 2)
        #expect(profile.calls(into: FunctionFamily.retains) == 0)
    }

    @Test("a file without counts is none", arguments: ["", "version: 1\n", "fn=(1) main\n", "\u{0}garbage\nfn=("])
    func empty(text: String) {
        #expect(CallgrindProfile(text) == nil)
    }

    @Test("a line without a cost costs nothing")
    func noCost() {
        #expect(CallgrindProfile("fn=(1) main\n7\n8 5\n")?.instructions == 5)
    }

    @Test("a name that was never given stands as its number")
    func unknownName() {
        #expect(CallgrindProfile("fn=(7)\n0 5\n")?.selfCost == ["(7)": 5])
    }

    @Test(
        "reference counting is known by its entry points",
        arguments: [
            ("swift_retain", true, false), ("swift_bridgeObjectRetain_n", true, false),
            ("swift_retainCount", false, false),
            ("swift_release", false, true), ("swift_unknownObjectRelease", false, true),
            ("swift_allocObject", false, false),
        ])
    func families(name: String, retains: Bool, releases: Bool) {
        #expect(FunctionFamily.retains(name) == retains)
        #expect(FunctionFamily.releases(name) == releases)
    }

    @Test("what a batch costs once cancels out of the figures per event")
    func metrics() throws {
        let profile = { (cost: Int) in try #require(CallgrindProfile("fn=(1) main\n0 \(cost)\n")) }
        let metrics = InstrPass.metrics(
            [try profile(5_000 + 77), try profile(10_000 + 77)], events: 1_000, isExact: true)
        #expect(metrics.map(\.definition.name) == ["instructions", "mallocs", "retains", "releases"])
        #expect(metrics.map(\.value) == [5, 0, 0, 0])
        #expect(metrics.allSatisfy { $0.definition.kind == .exact })
    }
}
