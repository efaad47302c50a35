import ChiplogBench

extension Verb {
    private static let manifest = OptionDefinition(
        name: "manifest", value: "FILE", help: "which peers there are (default: \(defaultManifest))",
        takes: .report)
    private static let defaultManifest = "Benchmarks/Peers/peers.json"

    static let peers = Verb(
        name: "peers", abstract: "measure other loggers beside this one, on the same events", synopsis: "[PEER...]",
        arguments: [.anything],
        options: [
            RunOptions.output, RunOptions.format.definition, .filter, .skip, .set, RunOptions.profile, RunOptions.seed,
            RunOptions.pin, manifest, RunOptions.quiet, RunOptions.noProgress, RunOptions.dryRun, .scenarios,
        ],
        details: """
            A PEER is a logger's name, such as zerolog, or one of its configurations, such as zerolog-fast; without any, all
            that the manifest names. Each does the events of the scenarios in scenarios/peers, in a worker of its own language,
            in turns with the reference; what it writes is read back, and only who lost nothing gets figures. Who is not
            installed is skipped, with the command that installs it; Benchmarks/Peers/setup installs all of them. The reports
            are peers.json, peers.md and peers.html in the output folder.
            """,
        examples: ["peers", "peers spdlog --profile quick"]
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments, context.provider)
        guard let events = context.provider.peerEvents else {
            throw CommandError("peers: this benchmark has no events that other programs could do")
        }
        let selection = try RowSelection(ofPeers: arguments, context)
        try events.check(selection.rows)
        let peers = try PeerSelection(arguments, file: arguments.last(manifest) ?? defaultManifest, context)
        let plan = RunPlan(
            rows: selection.rows, profile: options.profile, passes: options.passes, settings: selection.settings,
            seed: options.seed, pinning: options.pinning, reference: context.provider.reference)
        guard !options.isDryRun else {
            peers.printPlan(plan, on: context.console)
            return .success
        }
        let reports = try LatestReports(options, name: "peers")
        let scratch = try ScratchFolder(environment: context.environment)
        let session = PeerSession(plan, peers.peers, events, options, scratch, context)
        return reports.finish(try session.measure(arguments), context)
    }
}
