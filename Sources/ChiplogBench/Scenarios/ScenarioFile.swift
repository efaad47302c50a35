/// Reads scenario files.
public enum ScenarioFile {
    /// The value of `schema` in files this version reads.
    public static let schema = "chiplog.scenario/1"

    /// Every point of one file's matrix, in the order of the file, each checked by the engine and by `provider`.
    ///
    /// - Parameters:
    ///   - name: The file's path as errors shall name it; its base name without `.json` must be the scenario's name.
    ///   - bytes: What the file holds.
    ///   - settings: Values that replace the file's own, applied in order before the matrix is expanded; where the
    ///     matrix varies the same path, the setting's value becomes that parameter's only one.
    ///   - provider: Whose sections are allowed beside the engine's keys.
    /// - Throws: The first thing wrong, by line, path and what was expected.
    public static func load(
        name: String, bytes: [UInt8], settings: [ScenarioSetting], provider: any WorkloadProvider
    ) throws(ScenarioError) -> [Scenario] {
        var source = try parse(name: name, bytes: bytes)
        try checkHeader(of: source, provider: provider)
        var matrix = try Matrix(of: source)
        for setting in settings {
            try apply(setting, to: &source, provider: provider)
            matrix.apply(setting, to: source)
        }
        let sha256 = SHA256.hex(of: bytes)
        var scenarios: [Scenario] = []
        for point in matrix.points {
            let scenario = try resolve(point, of: source, sha256: sha256)
            try provider.validate(scenario)
            scenarios.append(scenario)
        }
        return scenarios
    }

    private static func parse(name: String, bytes: [UInt8]) throws(ScenarioError) -> ScenarioSource {
        guard !bytes.isEmpty else {
            throw ScenarioError(place: name, message: "the file is empty; expected a scenario in JSON")
        }
        return try ScenarioSource(file: name, bytes: bytes)
    }

    /// Checks what identifies the file, and that every top-level key belongs to somebody.
    private static func checkHeader(
        of source: ScenarioSource, provider: any WorkloadProvider
    ) throws(ScenarioError) {
        let reader = try source.root.object()
        let schema = try reader.value(ScenarioKey.schema.rawValue)
        guard schema.json.string == Self.schema else {
            throw schema.error("expected the supported version \"\(Self.schema)\", found \(schema.json.shortText)")
        }
        let name = try reader.value(ScenarioKey.name.rawValue)
        let baseName = baseName(of: source.file)
        guard try name.string() == baseName else {
            throw name.error("expected the file's base name \"\(baseName)\", found \(name.json.shortText)")
        }
        for key in ScenarioKey.allNames.union(provider.sections) { _ = reader.value(ifPresent: key) }
        try reader.finish()
    }

    private static func apply(
        _ setting: ScenarioSetting, to source: inout ScenarioSource, provider: any WorkloadProvider
    ) throws(ScenarioError) {
        let top = setting.keys[0]
        let names = ScenarioKey.allCases.filter(\.isVariable).map(\.rawValue) + provider.sections
        guard names.contains(top) else {
            let isFixed = ScenarioKey(rawValue: top) != nil
            throw ScenarioError(
                place: "--set \(setting.text)", path: JSONPath(steps: setting.keys.map { .key($0) }).description,
                message: isFixed ? "\"\(top)\" cannot be set" : "unknown key",
                suggestion: isFixed ? nil : nearestName(to: top, in: names))
        }
        try source.set(setting.keys, to: setting.value, origin: .elsewhere("--set \(setting.text)"))
    }

    private static func resolve(
        _ point: [Matrix.Choice], of source: ScenarioSource, sha256: String
    ) throws(ScenarioError) -> Scenario {
        var source = source
        for choice in point {
            let origin = choice.value.source.origin(of: choice.value.path)
            try source.set(choice.axis.keys, to: choice.value.json, origin: origin)
        }
        let reader = ScenarioReader(source.root, read: ScenarioKey.allNames)
        let scenario = Scenario(
            name: try reader.string(ScenarioKey.name.rawValue),
            description: try reader.string(ScenarioKey.description.rawValue, default: ""),
            sha256: sha256,
            file: source.file,
            params: point.map { ($0.axis.name, $0.value.json) },
            load: try Load(reader.object(ifPresent: ScenarioKey.load.rawValue)),
            passes: try passes(from: reader),
            limits: try Limits(reader.object(ifPresent: ScenarioKey.limits.rawValue)),
            goals: try Goal.list(reader.object(ifPresent: ScenarioKey.goal.rawValue)),
            source: source)
        return scenario
    }

    /// The passes asked for, each once; all of them when the file does not say.
    private static func passes(from reader: ScenarioReader) throws(ScenarioError) -> [PassName] {
        guard let list = reader.value(ifPresent: ScenarioKey.passes.rawValue) else { return PassName.allCases }
        var passes: [PassName] = []
        for value in try list.array() {
            let pass = try value.choice(of: PassName.self)
            guard !passes.contains(pass) else { throw value.error("\"\(pass.rawValue)\" for the second time") }
            passes.append(pass)
        }
        guard !passes.isEmpty else { throw list.error("expected at least one pass, found an empty array") }
        return passes
    }

    /// The last component of a path, without `.json`.
    private static func baseName(of file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }
}
