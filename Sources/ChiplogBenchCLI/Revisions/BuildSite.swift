import ChiplogBench
import Glibc

/// All that builds of a package's revisions need.
struct BuildSite: Sendable {
    let repository: GitRepository
    let toolchain: SwiftToolchain
    let recipe: BuildRecipe
    let cache: BuildCache
    private let stop: Interruption

    /// Finds the package of `folder` and the tools on the `PATH` of `environment`.
    init(
        of folder: String, recipe: BuildRecipe, environment: [String: String], stop: Interruption
    ) throws(PreparationError) {
        repository = try GitRepository(of: folder, environment: environment, stop: stop)
        toolchain = try SwiftToolchain(environment: environment, stop: stop)
        self.recipe = recipe
        self.stop = stop
        cache = BuildCache(folder: "\(repository.buildFolder)/builds", product: recipe.product)
    }

    /// Gives the program of every order, each built once, side by side, unless it is in the cache.
    ///
    /// - Returns: The programs by their commit, that of the working tree by nil.
    func build(
        _ orders: [BuildOrder], progress: (String) -> Void
    ) throws(PreparationError) -> [String?: BuiltProgram] {
        cache.removeAbandoned()
        Worktree.removeAbandoned(of: repository)
        defer { cache.trim() }
        var programs: [String?: BuiltProgram] = [:]
        var missing: [BuildOrder] = []
        for order in orders where !missing.contains(where: { $0.commit == order.commit }) {
            if let program = key(of: order).flatMap({ cache.find($0) }) {
                programs[order.commit] = program
            } else {
                missing.append(order)
            }
        }
        for (order, program) in zip(missing, try make(missing, progress)) { programs[order.commit] = program }
        return programs
    }

    /// What the build of a commit is kept under; nil for the working tree, which is built each time.
    func key(of order: BuildOrder) -> BuildKey? {
        order.checkout.map { commit in
            // A graft is made anew each time, with another number, though of the same files.
            BuildKey(
                commit: order.graft?.tree.number ?? commit, package: repository.packagePath, pins: order.pins,
                recipe: recipe, toolchain: toolchain.description, harness: BenchCommand.version)
        }
    }

    /// Keeps what a build said, until the next one of that arm fails.
    ///
    /// - Returns: The path of the file; nil where none can be written, as on a full disk.
    func keepLog(_ transcript: [UInt8], of arm: Arm) -> String? {
        let folder = "\(repository.buildFolder)/logs"
        let path = "\(folder)/\(arm.rawValue).log"
        do throws(FileError) {
            try Folder.make(folder)
            unlink(path)
            try FileBytes.create(path, transcript)
            return path
        } catch {
            unlink(path)
            return nil
        }
    }

    private func make(_ orders: [BuildOrder], _ progress: (String) -> Void) throws(PreparationError) -> [BuiltProgram] {
        var builds: [RevisionBuild] = []
        defer { RevisionBuild.end(builds) }
        for order in orders {
            progress("checking out and building \(order.work)")
            builds.append(try start(order))
        }
        let arrival = CommandProcess.wait(
            for: builds.map(\.process), or: stop, tell: { progress(BuildProgress.text(of: builds)) })
        guard arrival == .ended else { throw .interrupted }
        // All that succeeded are kept, before one that failed is told of.
        let results = builds.map { build in Result { () throws(PreparationError) in try build.finish() } }
        return try results.map { (result) throws(PreparationError) in try result.get() }
    }

    private func start(_ order: BuildOrder) throws(PreparationError) -> RevisionBuild {
        do throws(ToolFailure) {
            return try RevisionBuild(order, at: self)
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words): throw order.failure("cannot be built: \(words)")
            }
        }
    }
}
