extension PackageLayout {
    /// The modules by which a benchmark is one, here or in another package.
    private static let harness: Set = ["ChiplogBench", "ChiplogBenchCLI"]

    /// The folders of what an executable measures: of the targets below it that need no harness, and that the harness
    /// does not need.
    ///
    /// - Returns: The folders in order, none inside of another.
    /// - Throws: One sentence where there are none, or where one has files in it that are not measured.
    func coreFolders(of product: String) throws(PackageLayoutError) -> [String] {
        guard let roots = products[product] else {
            throw PackageLayoutError(sentence: "the package of today has no product \"\(product)\"")
        }
        let core = core(below: roots)
        guard !core.isEmpty else {
            throw PackageLayoutError(
                sentence: "\"\(product)\" depends on no target in the repository that is not the harness's")
        }
        let folders = Set(targets.filter { core.contains($0.name) }.map(\.path)).sorted()
        for target in targets where !core.contains(target.name) {
            if let folder = folders.first(where: { Self.holds($0, target.path) }) {
                throw PackageLayoutError(
                    sentence: "the core's folder \"\(folder)\" cannot be exchanged, since \(target.name), which is no "
                        + "part of it, lies there, too")
            }
        }
        return folders.filter { folder in
            !folders.contains { $0 != folder && Self.holds($0, folder) }
        }
    }

    private func core(below roots: [String]) -> Set<String> {
        let harness = reach(of: targets.map(\.name).filter(Self.harness.contains))
        return reach(of: roots).subtracting(roots).subtracting(harness).filter { !needsHarness($0) }
    }

    /// The targets of those names, and all targets in the repository that they depend on.
    private func reach(of names: [String]) -> Set<String> {
        var reached: Set<String> = []
        var waiting = names
        while let name = waiting.popLast() {
            guard reached.insert(name).inserted else { continue }
            for target in targets where target.name == name {
                waiting += target.targets + target.products.flatMap { products[$0] ?? [] }
            }
        }
        return reached
    }

    private func needsHarness(_ name: String) -> Bool {
        let reached = reach(of: [name])
        return !reached.isDisjoint(with: Self.harness)
            || targets.contains { reached.contains($0.name) && !Self.harness.isDisjoint(with: $0.products) }
    }

    /// Whether the folder `inner` is in the folder `outer`, or is it; the repository's top is empty.
    private static func holds(_ outer: String, _ inner: String) -> Bool {
        outer.isEmpty || inner == outer || inner.hasPrefix("\(outer)/")
    }
}

/// A package of which nothing can be measured by another's worker: why.
struct PackageLayoutError: Error, Equatable {
    var sentence: String
}
