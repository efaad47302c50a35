import ChiplogBench

extension BuildSite {
    /// The orders that make programs understood which are not: the same commits' cores, built with today's worker.
    ///
    /// None where today's worker would be understood no better, as when another harness than the package's runs this.
    func grafts(for arms: [BuiltArm]) throws(PreparationError) -> [BuildOrder] {
        var orders: [BuildOrder] = []
        for arm in arms {
            guard let reason = arm.dialect.difference else { continue }
            guard let graft = try graft(of: arm.order, because: reason) else { return [] }
            orders.append(arm.order.grafted(graft))
        }
        return orders
    }

    /// Nil for today's tree, and where it would be grafted with what it has already.
    private func graft(of order: BuildOrder, because reason: String) throws(PreparationError) -> Graft? {
        guard let commit = order.commit else { return nil }
        let tree: GraftedTree
        do throws(ToolFailure) {
            tree = try repository.graft(try coreFolders(), of: commit)
            guard !tree.core.taken.isEmpty else {
                throw .failed("it has no \(tree.core.kept.joined(separator: ", ")), where the core lies today")
            }
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words):
                throw order.failure("\(reason), and today's worker with its core cannot be built: \(words)")
            }
        }
        guard try repository.answer("rev-parse", "--verify", "\(commit)^{tree}") != tree.number else { return nil }
        return Graft(tree: tree, pins: try DependencyPins(for: tree.commit, in: repository), reason: reason)
    }

    private func coreFolders() throws(ToolFailure) -> [String] {
        let layout = try layout()
        do throws(PackageLayoutError) {
            return try layout.coreFolders(of: recipe.product)
        } catch {
            throw .failed(error.sentence)
        }
    }

    /// Of the package and those in the repository that it depends on: a benchmark may well be a package beside the one
    /// that it measures.
    private func layout() throws(ToolFailure) -> PackageLayout {
        var layout = PackageLayout(targets: [], products: [:])
        var waiting = [repository.package]
        var described: Set<String> = []
        while let package = waiting.popLast() {
            let isInside = package == repository.root || package.hasPrefix("\(repository.root)/")
            guard isInside, described.insert(package).inserted else { continue }
            let next = try describe(package)
            layout = layout.adding(next)
            waiting += next.neighbours
        }
        return layout
    }

    /// Swift does this without a look at the dependencies, and leaves nothing behind.
    private func describe(_ package: String) throws(ToolFailure) -> PackageLayout {
        let answer = try toolchain.tool.run(
            ["package", "--package-path", package, "describe", "--type", "json"], within: .seconds(300))
        guard let layout = PackageLayout(json: answer, in: String(package.dropFirst(repository.root.count))) else {
            throw .failed("swift package describe does not say of which targets \(package) consists")
        }
        return layout
    }
}
