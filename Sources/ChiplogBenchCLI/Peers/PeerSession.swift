import ChiplogBench

/// One run over this program and its peers, from asking who is there to the finished report.
struct PeerSession {
    private let plan: RunPlan
    private let peers: [Peer]
    private let events: any PeerEvents
    private let options: RunOptions
    private let scratch: ScratchFolder
    private let context: CommandContext
    private let stop: Interruption

    init(
        _ plan: RunPlan, _ peers: [Peer], _ events: any PeerEvents, _ options: RunOptions, _ scratch: ScratchFolder,
        _ context: CommandContext
    ) {
        self.plan = plan
        self.peers = peers
        self.events = events
        self.options = options
        self.scratch = scratch
        self.context = context
        stop = context.stop()
    }

    /// Measures everybody; an interruption shows in the report.
    ///
    /// - Parameter arguments: What rows of this program are chosen by, with each peer's settings.
    func measure(_ arguments: ParsedArguments) throws(CommandError) -> Report {
        let probe = EnvironmentProbe(variables: context.environment, pinning: plan.pinning)
        let clock = RunClock()
        let own = SubjectProbe.thisBuild(id: Arm.head.rawValue, variables: context.environment)
        var entries: [PeerRunner.Entry] = []
        var subjects: [Subject] = []
        for peer in peers {
            let (entry, subject) = try prepare(peer, own, arguments)
            entries.append(entry)
            if let subject { subjects.append(subject) }
        }
        let rows = results(of: entries)
        if let reference = plan.reference, rows.contains(where: { $0.subject == Arm.reference.rawValue }) {
            subjects.append(reference.subject(beside: own))
        }
        let interrupted = stop.isRaised && rows.contains { $0.reason == "interrupted" }
        let verdict = Verdict(results: rows, interrupted: interrupted)
        let run = clock.run(.peers, plan, context, verdict: verdict)
        let environment = probe.finish()
        return Report(
            toolVersion: BenchCommand.version, run: run, subjects: subjects, environment: environment, results: rows,
            verdict: verdict, warnings: ReportWarning.about(environment, own))
    }

    /// How a peer is measured, and what the report says of it: nothing where it is not there.
    private func prepare(
        _ peer: Peer, _ own: Subject, _ arguments: ParsedArguments
    ) throws(CommandError) -> (PeerRunner.Entry, Subject?) {
        guard let command = peer.command else {
            let rows = try RowSelection(ofPeers: arguments, context, settings: peer.settings).rows
            try events.check(rows)
            let facts = peer.facts(version: BenchCommand.version, language: "\(peer.language) \(own.swift)")
            var subject = own
            subject.id = peer.id
            subject.label = facts.label
            subject.peer = facts
            return (PeerRunner.Entry(peer, .itself(rows)), subject)
        }
        do throws(PreparationError) {
            let dialect = try WorkerDialect.of(
                command.executable, arguments: command.arguments, variables: context.environment, stop: stop)
            guard case .current(let greeting) = dialect else {
                let finding = dialect.difference.map { "its driver \($0)" } ?? "not measured"
                return (PeerRunner.Entry(peer, .missing("\(finding); \(peer.install) installs it")), nil)
            }
            let facts = peer.facts(
                version: greeting.version ?? "of unknown version", language: greeting.language ?? peer.language)
            let subject = Subject(
                id: peer.id, label: facts.label, git: nil, configuration: "release", swift: greeting.swift ?? "none",
                flags: [], binarySHA256: nil, binaryBytes: nil, peer: facts)
            let worker = WorkerCommand(
                executable: command.executable, arguments: command.arguments + [WorkerCommand.verb])
            return (PeerRunner.Entry(peer, .program(worker)), subject)
        } catch {
            return (PeerRunner.Entry(peer, .missing("interrupted")), nil)
        }
    }

    private func results(of entries: [PeerRunner.Entry]) -> [ResultRow] {
        var progress = options.showsProgress ? ProgressLine(context.console, environment: context.environment) : nil
        defer { progress?.clear() }
        var rows: [ResultRow] = []
        let runner = PeerRunner(
            plan, entries, events: events, command: context.worker, scratch: scratch.path, stop: stop)
        runner.run { event in
            progress?.show(event)
            if case .rowFinished(let row) = event { rows.append(row) }
        }
        return rows
    }
}

extension Peer {
    fileprivate func facts(version: String, language: String) -> PeerFacts {
        PeerFacts(
            name: name, configuration: configuration, version: version, language: language, about: about)
    }
}

extension PeerFacts {
    /// What tables call it: "zerolog 1.26.1, fast".
    fileprivate var label: String { "\(name) \(version), \(configuration)" }
}

extension PeerEvents {
    /// Refuses rows that others cannot do.
    func check(_ rows: [RunPlan.Row]) throws(CommandError) {
        for row in rows where !covers(row.scenario) {
            throw CommandError(
                "\(row.scenario.file): not every logger can do this as it is set; peers write events of level info to a "
                    + "file through the buffer it has unless told, as text without fields or as JSON with all ten")
        }
    }
}
