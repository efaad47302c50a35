/// The top-level keys of a scenario file that belong to the engine.
enum ScenarioKey: String, CaseIterable {
    case schema, name, extends, description, load, passes, limits, goal, expect, thresholds, matrix

    static let allNames = Set(allCases.map(\.rawValue))

    /// Whether `--set` and a matrix may change it: not what identifies the file or spans its points.
    var isVariable: Bool {
        switch self {
        case .load, .passes, .limits, .goal, .expect, .thresholds: true
        case .schema, .name, .extends, .description, .matrix: false
        }
    }
}
