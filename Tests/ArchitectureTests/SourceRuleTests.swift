import Testing

/// Rules that hold for every source file of the products.
@Suite struct SourceRuleTests {
    private static let files = SourceFile.all(in: "Sources") + SourceFile.all(in: "Benchmarks")

    @Test("there are sources to look at")
    func sources() {
        #expect(Self.files.count > 100)
        #expect(Self.files.contains { $0.path == "Sources/Chiplog/Log.swift" && $0.lines.count > 20 })
    }

    @Test(
        "no file is a drawer",
        arguments: ["Utils", "Utilities", "Helpers", "Helper", "Common", "Support", "Manager", "Misc"])
    func names(drawer: String) {
        for file in Self.files {
            let parts = file.path.split(separator: "/").map { $0.replacingSuffix(".swift") }
            if parts.contains(where: { $0 == drawer || $0.hasSuffix("+" + drawer) || $0.hasSuffix(drawer) }) {
                Issue.record("\(file.path): name the file for what is in it, not \(drawer)")
            }
        }
    }

    @Test(
        "what the compiler takes on trust has its invariant written beside it",
        arguments: ["@unchecked Sendable", "nonisolated(unsafe)"])
    func invariants(promise: String) {
        for file in Self.files {
            for (index, line) in file.lines.enumerated() where line.contains(promise) && !line.isComment {
                // Above, or beside the stored properties that it is about.
                let near = file.lines[max(0, index - 12)...min(index + 6, file.lines.count - 1)]
                if !near.contains(where: { $0.contains("Invariant") && $0.contains("//") }) {
                    Issue.record("\(file.path):\(index + 1): \(promise) without a comment that states its invariant")
                }
            }
        }
    }

    @Test("nothing traps on purpose", arguments: ["fatalError(", "preconditionFailure(", "try!", " as! "])
    func traps(word: String) {
        for file in Self.files {
            for (index, line) in file.lines.enumerated() where line.contains(word) && !line.isComment {
                // A getter that cannot be called has to have a body all the same.
                if !line.contains("unreachable: the getter is unavailable") {
                    Issue.record("\(file.path):\(index + 1): \(word) in \(line)")
                }
            }
        }
    }
}

extension String {
    fileprivate var isComment: Bool { drop { $0 == " " }.hasPrefix("//") }
}

extension Substring {
    fileprivate func replacingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
    }
}
