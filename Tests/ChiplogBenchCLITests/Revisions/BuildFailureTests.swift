import Testing

@testable import ChiplogBenchCLI

@Suite("A build that failed")
struct BuildFailureTests {
    @Test("for want of a neighbour tells what to do about it, below the headline")
    func neighbour() {
        let failure = BuildFailure(arm: .base, reason: "v1: the package at '/a/b' cannot be accessed")
        #expect(failure.headline == "v1: the package at '/a/b' cannot be accessed")
        #expect(failure.reason.contains("\n"))
        #expect(failure.reason.contains("absolute path or a URL, or compare programs by --base-bin"))
    }

    @Test("for another reason is told as it is")
    func others() {
        #expect(BuildFailure(arm: .base, reason: "v1 does not compile").reason == "v1 does not compile")
    }
}
