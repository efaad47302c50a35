import ChiplogBench

/// Makes the two programs of a comparison.
struct ArmBuilder {
    private let folder: String
    private let recipe: BuildRecipe
    private let environment: [String: String]
    private let stop: Interruption
    private let progress: (String) -> Void

    /// - Parameters:
    ///   - folder: A folder of the package whose revisions are built; programs that are built need none.
    ///   - product: The executable product that is built; nil for the one of this process's own name.
    ///   - environment: The variables that git, swift and the programs get; `PATH` is where the tools are looked for.
    ///   - stop: Ends it early.
    ///   - progress: Told in half a line what is going on.
    init(
        repositoryOf folder: String, product: String? = nil, environment: [String: String], stop: Interruption,
        progress: @escaping (String) -> Void = { _ in }
    ) {
        self.folder = folder
        recipe = BuildRecipe(product: product ?? OwnExecutable.name)
        self.environment = environment
        self.stop = stop
        self.progress = progress
    }

    /// Makes both programs ready to be measured, and finds out whether they can be.
    ///
    /// Both are built side by side, and each commit once: see ``BuildSite``. A commit whose workers speak another protocol
    /// than this program, or none, is built a second time, as a ``Graft``. However it ends, no process and no worktree is
    /// left.
    func prepare(
        base: ArmSource, head: ArmSource
    ) throws(PreparationError) -> (base: PreparedArm, head: PreparedArm) {
        var site: BuildSite?
        let plans = [try plan(base, for: .base, at: &site), try plan(head, for: .head, at: &site)]
        let arms = try finish(plans, at: site)
        return (arms[0], arms[1])
    }

    /// Makes the base alone ready to be measured, beside a head that is.
    func prepare(base: ArmSource) throws(PreparationError) -> PreparedArm {
        var site: BuildSite?
        let plan = try plan(base, for: .base, at: &site)
        return try finish([plan], at: site)[0]
    }

    /// What is to be done for one arm.
    private enum Plan {
        case ready(PreparedArm)
        case build(BuildOrder)

        var order: BuildOrder? {
            if case .build(let order) = self { order } else { nil }
        }
    }

    /// - Parameter site: Made by the first arm that has to be built: programs that are built need no repository.
    private func plan(
        _ source: ArmSource, for arm: Arm, at site: inout BuildSite?
    ) throws(PreparationError) -> Plan {
        if case .binary(let path) = source {
            return .ready(try GivenProgram(path, for: arm).prepare(variables: environment, stop: stop))
        }
        let place = try makeSite(unlessThere: &site)
        if case .revision(let name) = source {
            let revision = try place.repository.revision(name)
            let pins = try DependencyPins(for: revision.commit, in: place.repository)
            return .build(BuildOrder(revision, pins: pins, for: arm))
        }
        return .build(BuildOrder(workingTree: try place.repository.workingTree(), for: arm))
    }

    private func makeSite(unlessThere site: inout BuildSite?) throws(PreparationError) -> BuildSite {
        if let site { return site }
        let made = try BuildSite(of: folder, recipe: recipe, environment: environment, stop: stop)
        site = made
        return made
    }

    private func finish(_ plans: [Plan], at site: BuildSite?) throws(PreparationError) -> [PreparedArm] {
        let orders = plans.compactMap(\.order)
        var built: [Arm: BuiltArm] = [:]
        if let site {
            built = try build(orders, at: site)
            let grafts = try site.grafts(for: orders.compactMap { built[$0.arm] })
            if !grafts.isEmpty { built.merge(try build(grafts, at: site)) { $1 } }
        }
        return try plans.map { (plan) throws(PreparationError) in
            switch plan {
            case .ready(let arm): return arm
            case .build(let order):
                guard let arm = built[order.arm] else { throw order.failure("was not built") }
                return try arm.prepared()
            }
        }
    }

    private func build(_ orders: [BuildOrder], at site: BuildSite) throws(PreparationError) -> [Arm: BuiltArm] {
        let programs = try site.build(orders, progress: progress)
        var built: [Arm: BuiltArm] = [:]
        for order in orders {
            guard let program = programs[order.commit] else { throw order.failure("was not built") }
            let dialect = try WorkerDialect.of(program.executable, variables: environment, stop: stop)
            built[order.arm] = BuiltArm(order: order, program: program, dialect: dialect)
        }
        return built
    }
}
