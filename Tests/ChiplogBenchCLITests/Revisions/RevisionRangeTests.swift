import Testing

@testable import ChiplogBenchCLI

@Suite("What is to be compared, as it is written")
struct RevisionRangeTests {
    @Test(
        "one revision is compared with the working tree, two with each other",
        arguments: [
            ("v1.0", ArmSource.revision("v1.0"), ArmSource.workingTree), ("v1.0..", .revision("v1.0"), .workingTree),
            ("v1.0..v1.1", .revision("v1.0"), .revision("v1.1")), ("HEAD..HEAD", .revision("HEAD"), .revision("HEAD")),
            ("HEAD~3..origin/main", .revision("HEAD~3"), .revision("origin/main")),
            ("v1.-1", .revision("v1.-1"), .workingTree),
        ])
    func ranges(text: String, base: ArmSource, head: ArmSource) throws {
        let range = try RevisionRange(text)
        #expect(range.base == base)
        #expect(range.head == head)
    }

    @Test(
        "what is no range is one sentence about usage",
        arguments: [
            ("", #""": expected BASE or BASE..HEAD, found no revision before the dots"#),
            ("..", #""..": expected BASE or BASE..HEAD"#), ("..v1", #""..v1": expected BASE or BASE..HEAD"#),
            ("a...b", #""a...b": expected BASE..HEAD with two dots, once"#),
            ("a...", #""a...": expected BASE..HEAD with two dots, once"#),
            ("a..b..c", #""a..b..c": expected BASE..HEAD with two dots, once"#),
            ("--all", #""--all": expected a revision, found "--all", which begins with a dash"#),
            ("a..-b", #""a..-b": expected a revision, found "-b", which begins with a dash"#),
        ])
    func faults(text: String, sentence: String) {
        let error = #expect(throws: CommandError.self) { try RevisionRange(text) }
        #expect(error?.messages.count == 1)
        #expect(error?.messages.first?.hasPrefix(sentence) == true, "\(error?.messages ?? [])")
        #expect(error?.code == .usage)
    }
}
