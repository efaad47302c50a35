/// A value given on the command line for a key of every scenario: `--set load.threads=8`.
public struct ScenarioSetting: Equatable, Sendable {
    /// The keys from the document's root to the value.
    public var keys: [String]
    public var value: JSON
    /// The setting as it was given, for errors.
    public var text: String

    /// Reads `path=value`. The path's keys are separated by dots; the value is JSON, or else the string as it stands.
    public init(_ text: String) throws(ScenarioError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let keys = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !keys.contains("") else {
            throw ScenarioError(
                place: "--set \(text)", message: "expected PATH=VALUE, such as load.threads=8 or format=json")
        }
        self.keys = keys
        self.value = (try? JSON.parse(String(parts[1]))) ?? .string(String(parts[1]))
        self.text = text
    }
}
