/// A value given on the command line for a key of every scenario: `--set load.threads=8`.
public struct ScenarioSetting: Equatable, Sendable {
    /// The keys from the document's root to the value.
    public var keys: [String]
    public var value: JSON
    /// The setting as it was given, for errors.
    public var text: String

    /// Reads `path=value`. The path's keys are separated by dots; the value is JSON, or else the string as it stands.
    ///
    /// A bare `null` is the string too: no key takes JSON's null, and a sink is likely to be called so.
    public init(_ text: String) throws(ScenarioError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let keys = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !keys.contains("") else {
            throw ScenarioError(
                place: "--set \(text)", message: "expected PATH=VALUE, such as load.threads=8 or format=json")
        }
        self.keys = keys
        let word = String(parts[1])
        let json = try? JSON.parse(word)
        self.value = json.flatMap { $0.isNull ? nil : $0 } ?? .string(word)
        self.text = text
    }
}
