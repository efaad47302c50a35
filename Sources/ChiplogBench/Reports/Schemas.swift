/// The published JSON Schemas (2020-12) of the engine's documents.
public enum Schemas {
    /// Of report files.
    public static var report: String { String(decoding: PackageResources.report_schema_json, as: UTF8.self) }

    /// Of release records.
    public static var release: String { String(decoding: PackageResources.release_schema_json, as: UTF8.self) }

    /// Of scenario files.
    public static var scenario: String { String(decoding: PackageResources.scenario_schema_json, as: UTF8.self) }
}
