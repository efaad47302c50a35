// The way back from a report's JSON: one initialiser for each type, its keys in the order of the file.

extension Report {
    /// Reads a JSON report back. Figures and intervals are derived again from the readings.
    ///
    /// - Throws: The first value that is missing, of the wrong type or contradicts another, with its path.
    public init(json: JSON) throws(ReportError) {
        let reader = try ReportReader(json, schema: Self.schema)
        let tool = try reader.object("tool")
        var results: [ResultRow] = []
        for row in try reader.objects("results") { results.append(try ResultRow(row)) }
        var comparisons: [ComparedFigure] = []
        for figure in try reader.objects("comparisons") { comparisons.append(try ComparedFigure(figure)) }
        var control: [ControlFigure] = []
        for figure in try reader.objects("control") { control.append(try ControlFigure(figure)) }
        var explanations: [RegressionExplanation] = []
        for explanation in reader.has("explanations") ? try reader.objects("explanations") : [] {
            explanations.append(try RegressionExplanation(explanation))
        }
        var subjects: [Subject] = []
        for subject in try reader.objects("subjects") { subjects.append(try Subject(subject)) }
        self.init(
            toolName: try tool.string("name"),
            toolVersion: try tool.string("version"),
            metricDefinitions: try tool.integer("metric_defs"),
            run: try ReportRun(reader.object("run")),
            subjects: subjects,
            environment: try EnvironmentRecord(reader.object("environment")),
            results: results,
            comparisons: comparisons,
            control: control,
            explanations: explanations,
            verdict: try Verdict(reader.object("verdict")),
            warnings: try ReportWarning.list(in: reader))
    }
}

extension ReportRun {
    init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            id: try reader.string("id"),
            kind: try reader.choice("kind", of: Kind.self),
            started: try reader.string("started"),
            durationSeconds: try reader.number("duration_s"),
            profile: try reader.string("profile"),
            seed: try reader.count("seed"),
            argv: try reader.array("argv", of: "strings", \.string),
            status: try reader.choice("status", of: Status.self))
    }
}

extension Subject {
    init(_ reader: ReportReader) throws(ReportError) {
        let build = try reader.object("build")
        let binary = try reader.object("binary")
        self.init(
            id: try reader.string("id"),
            label: try reader.string("label"),
            git: try reader.optional("git", ReportReader.object).map { (git) throws(ReportError) in try Git(git) },
            configuration: try build.string("configuration"),
            swift: try build.string("swift"),
            flags: try build.array("flags", of: "strings", \.string),
            binarySHA256: try binary.optional("sha256", ReportReader.string),
            binaryBytes: try binary.optional("bytes", ReportReader.count),
            peer: reader.has("peer") ? try PeerFacts(reader.object("peer")) : nil)
    }
}

extension Subject.Git {
    init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            commit: try reader.string("commit"),
            describe: try reader.optional("describe", ReportReader.string),
            dirty: try reader.bool("dirty"))
    }
}

extension ReportWarning {
    /// The warnings under the key `warnings`.
    static func list(in reader: ReportReader) throws(ReportError) -> [ReportWarning] {
        var warnings: [ReportWarning] = []
        for warning in try reader.objects("warnings") {
            warnings.append(
                ReportWarning(code: try warning.string("code"), message: try warning.string("message")))
        }
        return warnings
    }
}

extension Verdict {
    init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            status: try reader.choice("status", of: Status.self),
            exit: try reader.choice("exit", of: ExitCode.self),
            results: try reader.integer("results"),
            ok: try reader.integer("ok"),
            skipped: try reader.integer("skipped"),
            broken: reader.has("broken") ? try reader.integer("broken") : 0,
            compared: try ComparisonCounts(reader))
    }
}
