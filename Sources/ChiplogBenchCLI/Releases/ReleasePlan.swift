import ChiplogBench

/// Which releases are compared with which.
struct ReleasePlan {
    /// A release on its way.
    struct Release {
        var name: ReleaseName
        var describe: String?
        var source: ArmSource

        init(_ revision: Revision, named text: String) {
            name = ReleaseName(label: revision.label, commit: revision.commit)
            describe = revision.describe
            source = .revision(text)
        }

        init(_ record: ReleaseRecord) {
            name = record.name
            describe = record.describe
            source = .revision(record.name.commit)
        }
    }

    /// Compared with nothing.
    let first: Release
    /// Each compared with the one before.
    let rest: [Release]

    /// Finds the revisions that a command line names, the oldest first; one alone follows the folder's newest.
    ///
    /// - Throws: One sentence for a revision that is not there or is named twice, and for releases that could not be
    ///   told apart or brought into an order afterwards.
    init(_ names: [String], in repository: GitRepository, _ folder: ReleaseFolder) throws(CommandError) {
        let named = try names.map { (name) throws(CommandError) in
            Release(try Self.revision(name, in: repository), named: name)
        }
        if let obstacle = folder.obstacleToChart { throw CommandError(obstacle) }
        for release in named {
            if let obstacle = folder.obstacle(to: release.name) { throw CommandError(obstacle) }
        }
        guard let last = named.first else {
            throw CommandError("release needs revisions, the oldest first: chiplog release v1.0.0 v1.1.0")
        }
        let newest = named.count == 1 ? [try Self.newest(in: folder, before: last)] : []
        let all = newest + named
        first = all[0]
        rest = Array(all.dropFirst())
        try Self.refuseTwins(named)
        try refuseCircle(in: folder)
    }

    var all: [Release] { [first] + rest }

    /// What is compared, a line for each comparison.
    var lines: [String] {
        zip(all, rest).map { "\($1.name.label), compared with \($0.name.label)" }
    }

    private static func revision(_ name: String, in repository: GitRepository) throws(CommandError) -> Revision {
        do throws(PreparationError) {
            return try repository.revision(name)
        } catch {
            throw error.ofUsage
        }
    }

    private static func newest(in folder: ReleaseFolder, before last: Release) throws(CommandError) -> Release {
        let newest = try folder.history().newest.filter { $0.name != last.name }
        let label = last.name.label
        guard let record = newest.first else {
            throw CommandError(
                "\(label) has nothing to be compared with, since no other release in \"\(folder.path)\" is the newest: "
                    + "name the one before it, too")
        }
        guard newest.count == 1 else {
            let labels = newest.map(\.name.label).joined(separator: " and ")
            throw CommandError("\(labels) are all the newest in \"\(folder.path)\": name the one before \(label), too")
        }
        return Release(record)
    }

    /// The folder's newest is none of them: its file is there already, and is not written.
    private static func refuseTwins(_ named: [Release]) throws(CommandError) {
        for (index, release) in named.enumerated() {
            for other in named[..<index] where other.name.fileName == release.name.fileName {
                throw CommandError(
                    other.name.label == release.name.label
                        ? "\(release.name.label) is named twice"
                        : "\(other.name.label) and \(release.name.label) would have the same files, \(release.name.fileName).*"
                )
            }
        }
    }

    /// Orders the releases as they will be.
    private func refuseCircle(in folder: ReleaseFolder) throws(CommandError) {
        var folder = folder
        for (previous, release) in zip([nil] + all.map(Optional.some), all) {
            if previous == nil, folder.record(of: release.name)?.isMeasured == true { continue }
            folder.take(
                ReleaseRecord(
                    toolVersion: BenchCommand.version, started: "", profile: "", seed: 0, name: release.name,
                    describe: nil, build: nil, previous: previous?.name,
                    machine: ReleaseRecord.Machine(EnvironmentRecord())))
        }
        _ = try folder.history()
    }
}

extension PreparationError {
    /// The same as an error of the whole command.
    var ofUsage: CommandError {
        switch self {
        case .usage(let error): error
        case .build(let failure): CommandError(failure.reason, code: .failure)
        case .interrupted: CommandError("interrupted", code: .failure)
        }
    }
}
