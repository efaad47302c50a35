import ChiplogBench

extension BuildSite {
    /// The orders that make programs understood which are not: the same commits' cores, built with today's worker.
    ///
    /// None where today's worker would be understood no better, as when another harness than the package's runs this.
    func grafts(for arms: [BuiltArm]) throws(PreparationError) -> [BuildOrder] {
        var grafts: [BuildOrder] = []
        var today: Donor?
        for arm in arms {
            guard let reason = arm.dialect.difference else { continue }
            guard let commit = arm.order.commit else { return [] }
            let donor = if let today { today } else { try donor(for: arm) }
            guard try repository.answer("rev-parse", "--verify", "\(commit)^{tree}") != donor.tree else { return [] }
            grafts.append(arm.order.grafted(Graft(donor: donor, reason: reason)))
            today = donor
        }
        return grafts
    }

    /// Puts the core of a graft's revision into today's tree, which is checked out; nil for what is no graft.
    func graft(_ order: BuildOrder, into worktree: Worktree) throws(ToolFailure) -> GraftedCore? {
        guard order.graft != nil, let commit = order.commit else { return nil }
        let core = try worktree.take(try coreFolders(in: worktree.package), of: commit)
        guard !core.taken.isEmpty else {
            throw .failed(
                "\(order.label) has no \(core.kept.joined(separator: ", ")), where the core of today's \(recipe.product) "
                    + "lies")
        }
        return core
    }

    private func donor(for arm: BuiltArm) throws(PreparationError) -> Donor {
        let today: (commit: String, tree: String)
        do throws(ToolFailure) {
            today = try repository.snapshot()
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words):
                throw arm.order.failure(
                    "\(arm.dialect.difference ?? ""), and today's tree, to build its core with, cannot be had: \(words)"
                )
            }
        }
        return Donor(
            commit: today.commit, tree: today.tree, pins: try DependencyPins(for: today.commit, in: repository))
    }

    private func coreFolders(in package: String) throws(ToolFailure) -> [String] {
        let arguments = ["package", "--package-path", package, "--scratch-path", "\(package)/.build"]
        let answer = try toolchain.tool.run(arguments + ["describe", "--type", "json"], within: .seconds(300))
        guard let layout = PackageLayout(json: answer) else {
            throw .failed("swift package describe does not say of which targets today's package consists")
        }
        do throws(PackageLayoutError) {
            return try layout.coreFolders(of: recipe.product)
        } catch {
            throw .failed(error.sentence)
        }
    }
}
