/// Which release is meant: a tag that was moved to another commit is another release.
public struct ReleaseName: Hashable, Sendable {
    /// What a reader calls it: the tag, or what `git describe` says.
    public var label: String
    /// The whole number of the commit.
    public var commit: String

    public init(label: String, commit: String) {
        self.label = label
        self.commit = commit
    }

    /// The name of its files, without an extension: the label, with a dash for whatever is not a letter of ASCII, a digit
    /// or one of `.`, `_`, `+` and `-`.
    ///
    /// Labels that would be taken for another file of the folder get a word before them. Two labels may have one name.
    public var fileName: String {
        let safe = String(label.unicodeScalars.prefix(Self.longest).map { Self.isSafe($0) ? Character($0) : "-" })
        let isTaken = Self.taken.contains(safe.lowercased()) || safe.hasPrefix(".") || safe.isEmpty
        return isTaken ? "release-\(safe)" : safe
    }

    /// Well below what a file system allows, with room for an extension.
    private static let longest = 120

    /// What runs and the history itself are called.
    private static let taken: Set<String> = ["latest", "history", "readme"]

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "+", "-": true
        default: false
        }
    }
}
