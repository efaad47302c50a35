/// What is built, and how; the same for both programs.
struct BuildRecipe: Equatable, Sendable {
    /// The executable product.
    var product: String
    /// What follows the arguments that every build has.
    var flags: [String] = []

    /// The arguments of `swift` that build the package in `folder`.
    ///
    /// - Parameter scratch: Where its products go; nil for the package's own place.
    func arguments(folder: String, scratch: String?) -> [String] {
        ["build", "-c", "release", "--product", product, "--package-path", folder]
            + (scratch.map { ["--scratch-path", $0] } ?? []) + flags
    }
}
