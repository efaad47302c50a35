import ChiplogBench

/// Names a finished build by all that it was made from: builds with the same key are the same program.
struct BuildKey: Hashable, Sendable, CustomStringConvertible {
    /// 32 hexadecimal digits.
    let description: String

    /// Of a commit, built as `recipe` says.
    init(
        commit: String, package: String, pins: DependencyPins?, recipe: BuildRecipe, toolchain: String, harness: String
    ) {
        self.init(
            of: ["commit", commit, package, pins?.digest ?? "", recipe.product, toolchain, harness] + recipe.flags)
    }

    /// Of a program that was made from no commit, by its own digest.
    init(program digest: BinaryDigest) {
        self.init(of: ["program", digest.sha256])
    }

    private init(of parts: [String]) {
        // Each with its length, so that no two lists have the same text.
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        description = String(SHA256.hex(of: Array(text.utf8)).prefix(32))
    }
}
