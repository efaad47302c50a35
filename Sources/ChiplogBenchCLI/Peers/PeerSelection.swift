import ChiplogBench

/// The peers that a command line asks for.
struct PeerSelection {
    /// Never empty.
    let peers: [Peer]

    /// The most bytes of a manifest.
    private static let longestFile = 1 << 20

    init(_ arguments: ParsedArguments, file: String, _ context: CommandContext) throws(CommandError) {
        let all = try Self.all(file, context)
        for name in arguments.positionals where !all.contains(where: { $0.goes(by: name) }) {
            var names: [String] = []
            for known in all.flatMap({ [$0.name, $0.id] }) where !names.contains(known) { names.append(known) }
            let near =
                nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? names.joined(separator: ", ")
            throw CommandError("no peer \"\(name)\" in \(file); \(near)")
        }
        peers = all.filter { peer in
            arguments.positionals.isEmpty || arguments.positionals.contains { peer.goes(by: $0) }
        }
        guard !peers.isEmpty else { throw CommandError("\(file): $.peers: expected at least one peer, found none") }
    }

    private static func all(_ file: String, _ context: CommandContext) throws(CommandError) -> [Peer] {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.read(file, limit: longestFile)
        } catch {
            throw CommandError("\(file) cannot be read: \(error.reason); --manifest FILE names another")
        }
        do throws(ScenarioError) {
            return try PeerManifest.load(name: file, bytes: bytes, path: context.environment["PATH"])
        } catch {
            throw CommandError(error.description)
        }
    }

    /// Shows what `plan` would measure.
    func printPlan(_ plan: RunPlan, on console: Console) {
        for row in plan.rows {
            let names = peers.filter { $0.lines[row.scenario.name] != nil }.map(\.id)
            console.print("\(row.scenario.id)  (\(names.joined(separator: ", ")))")
        }
        console.print("profile \(plan.profile.name); nothing measured, nothing written")
    }
}

extension Peer {
    /// Whether `name` is its id or its logger's name, in whatever case.
    fileprivate func goes(by name: String) -> Bool { id == name || self.name.lowercased() == name.lowercased() }
}
