/// What identifies a scenario file.
enum ScenarioHeader {
    /// Checks schema and name, and that every top-level key belongs to somebody.
    static func check(_ source: ScenarioSource, _ provider: any WorkloadProvider) throws(ScenarioError) {
        let reader = try source.root.object()
        let schema = try reader.value(ScenarioKey.schema.rawValue)
        guard schema.json.string == ScenarioFile.schema else {
            throw schema.error(
                "expected the supported version \"\(ScenarioFile.schema)\", found \(schema.json.shortText)")
        }
        let name = try reader.value(ScenarioKey.name.rawValue)
        let baseName = ScenarioFile.baseName(of: source.file)
        guard try name.string() == baseName else {
            throw name.error("expected the file's base name \"\(baseName)\", found \(name.json.shortText)")
        }
        for key in ScenarioKey.allNames.union(provider.sections) { _ = reader.value(ifPresent: key) }
        try reader.finish()
    }
}
