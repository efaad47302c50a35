// The way back from a record's JSON: one initialiser for each type, its keys in the order of the file.

extension ReleaseRecord {
    /// What a record says of itself in ``status``.
    private enum Status: String, CaseIterable {
        case ok, failed
    }

    /// Whether a document says that it is a release, of this version or of another one.
    public static func isRelease(_ json: JSON) -> Bool {
        json["schema"]?.string?.hasPrefix("chiplog.release/") ?? false
    }

    /// Reads a record back.
    ///
    /// - Throws: The first value that is missing, of the wrong type or contradicts another, with its path.
    public init(json: JSON) throws(ReportError) {
        let reader = try ReportReader(json, schema: Self.schema)
        let tool = try reader.object("tool")
        let run = try reader.object("run")
        let release = try reader.object("release")
        let status = try reader.choice("status", of: Status.self)
        self.init(
            toolVersion: try tool.string("version"), started: try run.string("started"),
            profile: try run.string("profile"), seed: try run.count("seed"), name: try ReleaseName(release),
            describe: try release.optional("describe", ReportReader.string), build: try Build(release),
            previous: try reader.optional("previous", ReportReader.object).map {
                (previous) throws(ReportError) in try ReleaseName(previous)
            },
            machine: try Machine(reader.object("environment")))
        metricDefinitions = try tool.integer("metric_defs")
        // Records of before it was kept have none.
        harness = reader.has("harness") ? try reader.optional("harness", ReportReader.string) : nil
        failure = status == .ok ? nil : try reader.string("reason")
        omitted = try reader.array("omitted", of: "strings", \.string)
        let digests = try reader.object("scenarios")
        for member in try reader.members("scenarios") {
            scenarios.append(ScenarioDigest(name: member.key, sha256: try digests.string(member.key)))
        }
        var ids: Set<String> = []
        for row in try reader.objects("rows") {
            let read = try ReleaseRow(row)
            guard ids.insert(read.id).inserted else {
                throw row.error("the row \"\(read.id)\" is there for the second time")
            }
            rows.append(read)
        }
        guard failure == nil || rows.isEmpty else { throw reader.error("the release failed, but has rows") }
    }
}

extension ReleaseName {
    fileprivate init(_ reader: ReportReader) throws(ReportError) {
        self.init(label: try reader.string("label"), commit: try reader.string("commit"))
        guard !label.isEmpty else { throw reader.error("label: expected a name, found an empty string") }
        guard [40, 64].contains(commit.utf8.count), commit.utf8.allSatisfy(Self.isDigit) else {
            throw reader.error(
                "commit: expected 40 or 64 hexadecimal digits in lower case, found \(JSON.string(commit).shortText)")
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}

extension ReleaseRecord.Build {
    /// nil where there is no compiler.
    fileprivate init?(_ release: ReportReader) throws(ReportError) {
        let flags = try release.array("flags", of: "strings", \.string)
        let binary = try release.object("binary")
        let sha256 = try binary.optional("sha256", ReportReader.string)
        let bytes = try binary.optional("bytes", ReportReader.count)
        guard let swift = try release.optional("swift", ReportReader.string) else { return nil }
        self.init(swift: swift, flags: flags, sha256: sha256, bytes: bytes)
    }
}

extension ReleaseRecord.Machine {
    fileprivate init(_ reader: ReportReader) throws(ReportError) {
        self.init(EnvironmentRecord())
        os = try reader.optional("os", ReportReader.string)
        arch = try reader.optional("arch", ReportReader.string)
        libc = try reader.optional("libc", ReportReader.string)
        cpu = try reader.optional("cpu", ReportReader.string)
        fingerprint = try reader.string("fingerprint")
    }
}

extension ReleaseRow {
    fileprivate init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            id: try reader.string("id"), scenario: try reader.string("scenario"),
            status: try reader.choice("status", of: ResultRow.Status.self),
            reason: reader.has("reason") ? try reader.string("reason") : nil, figures: [])
        let measured = try reader.object("figures")
        for member in try reader.members("figures") {
            figures.append(try ReleaseFigure(member.key, measured.object(member.key)))
        }
        guard status == .ok || figures.isEmpty else { throw reader.error("the row is not ok, but has figures") }
        guard (status == .ok) == (reason == nil) else {
            throw reader.error("expected a reason where a row is not ok, and only there")
        }
    }
}

extension ReleaseFigure {
    fileprivate init(_ metric: String, _ reader: ReportReader) throws(ReportError) {
        self.init(
            metric, value: try reader.number("value"), change: reader.has("ratio") ? try Change(reader) : nil)
    }
}

extension ReleaseFigure.Change {
    fileprivate init(_ reader: ReportReader) throws(ReportError) {
        let ratio = try reader.optional("ratio", ReportReader.number) ?? .infinity
        guard ratio >= 0 else { throw reader.error("ratio: expected a number from 0 on, found \(ratio)") }
        guard reader.has("verdict") else {
            self.init(ratio: ratio)
            return
        }
        let bounds = try reader.optional("ci", ReportReader.interval)
        self.init(
            ratio: ratio,
            judgement: ReleaseFigure.Judgement(
                lower: bounds?.lower ?? ratio, upper: bounds?.upper ?? ratio,
                verdict: try reader.choice("verdict", of: Comparison.Verdict.self)))
    }
}
