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
    ///   - readBase: Gives the bytes of a file that this one extends, by its path, which begins as `name` does; an error's
    ///     message says why it cannot.
    /// - Throws: The first thing wrong, by line, path and what was expected.
    public static func load(
        name: String, bytes: [UInt8], settings: [ScenarioSetting], provider: any WorkloadProvider,
        readBase: (_ path: String) throws(ScenarioError) -> [UInt8] = { (path) throws(ScenarioError) in
            throw ScenarioError(place: path, message: "is not at hand")
        }
    ) throws(ScenarioError) -> [Scenario] {
        let chain = try ScenarioChain(
            file: name, bytes: bytes, settings: settings, provider: provider, readBase: readBase)
        var source = chain.source
        var matrix = try Matrix(of: source)
        for setting in settings {
            try apply(setting, to: &source, provider: provider)
            matrix.apply(setting, to: source)
        }
        var scenarios: [Scenario] = []
        for point in matrix.points {
            let scenario = try resolve(point, of: source, chain)
            try provider.validate(scenario)
            scenarios.append(scenario)
        }
        return scenarios
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
        _ point: [Matrix.Choice], of source: ScenarioSource, _ chain: ScenarioChain
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
            sha256: chain.sha256,
            file: source.file,
            bases: chain.bases,
            params: point.map { ($0.axis.name, $0.value.json) },
            load: try Load(reader.object(ifPresent: ScenarioKey.load.rawValue)),
            passes: try passes(from: reader),
            limits: try Limits(reader.object(ifPresent: ScenarioKey.limits.rawValue)),
            goals: try Goal.list(reader.object(ifPresent: ScenarioKey.goal.rawValue)),
            expectations: try ExpectedFigure.list(reader.object(ifPresent: ScenarioKey.expect.rawValue)),
            thresholds: try Threshold.list(reader.object(ifPresent: ScenarioKey.thresholds.rawValue)),
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
    static func baseName(of file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }
}
