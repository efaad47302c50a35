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

    /// Swift says this without a look at the dependencies, and leaves nothing behind.
    private func coreFolders() throws(ToolFailure) -> [String] {
        let arguments = ["package", "--package-path", repository.package, "describe", "--type", "json"]
        guard let layout = PackageLayout(json: try toolchain.tool.run(arguments, within: .seconds(300))) else {
            throw .failed("swift package describe does not say of which targets today's package consists")
        }
        do throws(PackageLayoutError) {
            return try layout.coreFolders(of: recipe.product)
        } catch {
            throw .failed(error.sentence)
        }
    }
}
