/// The parameters a scenario is repeated for: the product of its axes, in the order of the file.
struct Matrix: Sendable {
    /// One parameter and the values it takes.
    struct Axis: Sendable {
        var keys: [String]
        var values: [ScenarioValue]

        var name: String { keys.last ?? "" }
    }

    /// One parameter's value at one point.
    struct Choice: Sendable {
        var axis: Axis
        var value: ScenarioValue
    }

    /// More rows than anyone can read or wait for are a mistake in the file.
    static let maximumPoints = 1_000

    private(set) var axes: [Axis] = []

    /// Reads and checks `$.matrix`; an empty one, of one point, when there is none.
    init(of source: ScenarioSource) throws(ScenarioError) {
        guard let matrix = ScenarioReader(source.root).value(ifPresent: ScenarioKey.matrix.rawValue) else { return }
        let reader = try matrix.object()
        for path in reader.keys {
            let value = try reader.value(path)
            let axis = Axis(
                keys: path.split(separator: ".", omittingEmptySubsequences: false).map(String.init),
                values: try value.array())
            try Self.check(axis, at: value)
            if let other = axes.first(where: { $0.name == axis.name }) {
                let first = other.keys.joined(separator: ".")
                throw value.error("a second parameter named \"\(axis.name)\", after \"\(first)\"")
            }
            axes.append(axis)
        }
        let count = axes.reduce(1) { min($0 * $1.values.count, Self.maximumPoints + 1) }
        guard count <= Self.maximumPoints else {
            throw matrix.error("more than \(Self.maximumPoints) combinations")
        }
    }

    /// Narrows the axis of a setting's path, if there is one, to the setting's value.
    mutating func apply(_ setting: ScenarioSetting, to source: ScenarioSource) {
        guard let index = axes.firstIndex(where: { $0.keys == setting.keys }) else { return }
        let path = JSONPath(steps: setting.keys.map { .key($0) })
        axes[index].values = [ScenarioValue(json: setting.value, path: path, source: source)]
    }

    /// Every combination, the last axis changing fastest.
    var points: [[Choice]] {
        axes.reduce([[]]) { points, axis in
            points.flatMap { point in axis.values.map { point + [Choice(axis: axis, value: $0)] } }
        }
    }

    private static func check(_ axis: Axis, at place: ScenarioValue) throws(ScenarioError) {
        guard !axis.keys.contains("") else {
            throw place.error("expected a path of keys separated by dots, such as \"load.threads\"")
        }
        if let key = ScenarioKey(rawValue: axis.keys[0]), !key.isVariable {
            throw place.error("a matrix cannot vary \"\(key.rawValue)\"")
        }
        guard !axis.values.isEmpty else { throw place.error("expected at least one value, found an empty array") }
        guard axis.values.count <= maximumPoints else { throw place.error("more than \(maximumPoints) values") }
        for (index, value) in axis.values.enumerated() {
            if value.json.array != nil || value.json.members != nil {
                throw value.error("expected a string, a number, true, false or null, found \(value.json.kindName)")
            }
            if axis.values[..<index].contains(where: { $0.json == value.json }) {
                throw value.error("\(value.json.shortText) for the second time")
            }
        }
    }
}
