import ChiplogBench

/// One build that is under way: `swift build`, in a worktree or in the working tree itself.
struct RevisionBuild {
    let order: BuildOrder
    let process: CommandProcess
    private let worktree: Worktree?
    private let arguments: [String]
    private let site: BuildSite

    /// Checks out what is to be built, unless it is the working tree, and starts to build it.
    ///
    /// After an error nothing is left behind.
    init(_ order: BuildOrder, at site: BuildSite) throws(ToolFailure) {
        self.order = order
        self.site = site
        worktree = try order.checkout.map { (commit) throws(ToolFailure) in
            try Worktree(of: commit, with: order.pins, for: order.arm, in: site.repository)
        }
        // The working tree has its own place for products, so that not everything is built each time. A worktree's is
        // said, since a place that the environment sets would be the same for both.
        arguments = site.recipe.arguments(
            folder: worktree?.package ?? site.repository.package, scratch: worktree.map { "\($0.package)/.build" })
        do throws(ToolFailure) {
            process = try site.toolchain.tool.start(arguments)
        } catch {
            worktree?.remove()
            throw error
        }
    }

    /// Ends the builds that still go on, and removes all worktrees.
    static func end(_ builds: [RevisionBuild]) {
        CommandProcess.end(builds.map(\.process))
        for build in builds { build.worktree?.remove() }
    }

    /// Takes the product of a build that has ended into the cache.
    func finish() throws(PreparationError) -> BuiltProgram {
        let ending = process.ending()
        guard ending == .exited(0) else { throw order.failure("does not build: swift \(ending)" + said()) }
        let products = try productFolder()
        guard let binary = BinaryDigest(of: "\(products)/\(site.recipe.product)") else {
            throw order.failure(
                "builds, but \(products)/\(site.recipe.product) is not there: the product is no executable")
        }
        let record = BuildRecord(
            commit: order.commit, swift: site.toolchain.versionLine, flags: site.recipe.flags,
            harness: BenchCommand.version, binary: binary)
        do throws(FileError) {
            return try site.cache.keep(
                record, as: site.key(of: order) ?? BuildKey(program: binary), from: products, isMoved: worktree != nil)
        } catch {
            throw order.failure("builds, but its executable cannot be kept: \(error.path): \(error.reason)")
        }
    }

    private func productFolder() throws(PreparationError) -> String {
        do throws(ToolFailure) {
            let answer = try site.toolchain.tool.run(arguments + ["--show-bin-path"], within: .seconds(300))
            return answer.split(separator: "\n").last.map(String.init) ?? ""
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words):
                throw order.failure("builds, but swift does not say where the products are: \(words)")
            }
        }
    }

    /// What the build said, and where all of it is kept.
    private func said() -> String {
        let folder = worktree?.package ?? site.repository.package
        let lines = CompilerErrors.lines(in: process.transcript, of: folder)
        let log = site.keepLog(process.transcript, of: order.arm).map { "; all that it said is in \($0)" } ?? ""
        return log + lines.map { "\n  \($0)" }.joined()
    }
}
