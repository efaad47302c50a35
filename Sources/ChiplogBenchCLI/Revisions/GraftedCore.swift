import ChiplogBench

/// The folders that the core of a graft consists of, from the package's folder on.
struct GraftedCore: Equatable, Sendable {
    /// As the revision has them.
    var taken: [String] = []
    /// As today's tree has them, since the revision has none.
    var kept: [String] = []

    init(taken: [String] = [], kept: [String] = []) {
        self.taken = taken
        self.kept = kept
    }

    /// Reads what ``json`` says; nil where it says something else.
    init?(_ json: JSON) {
        guard let taken = json["taken"]?.array, let kept = json["kept"]?.array else { return nil }
        self.init(taken: taken.compactMap(\.string), kept: kept.compactMap(\.string))
    }

    var json: JSON {
        ["taken": .array(taken.map { .string($0) }), "kept": .array(kept.map { .string($0) })]
    }

    /// As in `its core (Sources/A, Sources/B); Sources/C is today's, since it has none`.
    var text: String {
        let rest = kept.joined(separator: ", ")
        return "its core (\(taken.joined(separator: ", ")))"
            + (kept.isEmpty ? "" : "; \(rest) \(kept.count == 1 ? "is" : "are") today's, since it has none")
    }
}

extension Worktree {
    /// Gives folders of the package the files that they have in `commit`, and no others.
    ///
    /// A folder that the commit lacks stays as it is.
    func take(_ folders: [String], of commit: String) throws(ToolFailure) -> GraftedCore {
        var core = GraftedCore()
        for folder in folders {
            if try git.ask(["-C", package, "ls-tree", "--name-only", commit, "--", folder]).isEmpty {
                core.kept.append(folder)
            } else {
                let checkout = ["checkout", "--quiet", "--no-overlay", commit, "--", folder]
                try git.change(["-C", package, "--literal-pathspecs"] + checkout)
                core.taken.append(folder)
            }
        }
        return core
    }
}
