import Testing

/// Which module may import which; an arrow that is missing in the manifest is missing here for a reason.
@Suite struct ModuleTests {
    struct Rule: Sendable, CustomTestStringConvertible {
        var folder: String
        var forbidden: Set<String>
        var testDescription: String { folder }
    }

    private static let ours: Set<String> = [
        "Chiplog", "ChiplogCapture", "ChiplogTesting", "ChiplogConfiguration", "ChiplogJSON", "ChiplogBench",
        "ChiplogBenchCLI", "LoggingScenarios", "ChiplogCommand", "CChiplogShims", "CBenchSystem", "CMallocCount",
        "CReference",
    ]
    private static let frameworks: Set<String> = ["Testing", "XCTest"]

    static let rules = [
        Rule(
            folder: "Sources/Chiplog",
            forbidden: ours.subtracting(["CChiplogShims"]).union(frameworks)
                .union(["Foundation", "FoundationEssentials", "Dispatch"])),
        Rule(
            folder: "Sources/ChiplogCapture",
            forbidden: ours.subtracting(["Chiplog", "CChiplogShims"]).union(frameworks)),
        Rule(
            folder: "Sources/ChiplogTesting",
            forbidden: ours.subtracting(["Chiplog", "ChiplogCapture", "CChiplogShims"])),
        Rule(
            folder: "Sources/ChiplogJSON",
            forbidden: ours.union(frameworks).union(["Foundation", "FoundationEssentials", "Dispatch"])),
        Rule(
            folder: "Sources/ChiplogConfiguration",
            forbidden: ours.subtracting(["Chiplog", "CChiplogShims", "ChiplogJSON"]).union(frameworks)
                .union(["Foundation", "FoundationEssentials", "Dispatch"])),
        Rule(
            folder: "Sources/ChiplogBench",
            forbidden: ours.subtracting(["CBenchSystem", "ChiplogJSON"]).union(frameworks)),
        Rule(
            folder: "Sources/ChiplogBenchCLI",
            forbidden: ours.subtracting(["ChiplogBench", "ChiplogJSON", "CBenchSystem", "CMallocCount"])
                .union(frameworks)),
    ]

    @Test("a module imports only what stands below it", arguments: rules)
    func imports(rule: Rule) {
        let files = SourceFile.all(in: rule.folder)
        #expect(!files.isEmpty)
        for file in files {
            for (module, line) in file.imports where rule.forbidden.contains(module) {
                Issue.record("\(file.path):\(line): \(rule.folder) must not import \(module)")
            }
        }
    }

    @Test("the engine prints nothing")
    func engineIsSilent() {
        for file in SourceFile.all(in: "Sources/ChiplogBench") {
            for (index, line) in file.lines.enumerated() where line.callsPrint {
                Issue.record("\(file.path):\(index + 1): the engine must not print: \(line)")
            }
        }
    }
}

extension String {
    /// Whether `print` is called: the word, not the end of another one or a comment.
    fileprivate var callsPrint: Bool {
        guard !drop(while: { $0 == " " }).hasPrefix("//") else { return false }
        return contains(/\b(debugPrint|print|dump)\(/)
    }
}
