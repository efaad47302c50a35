import ChiplogBench

/// What a package consists of, as `swift package describe --type json` says it; that asks for no dependency's manifest.
struct PackageLayout: Equatable, Sendable {
    struct Target: Equatable, Sendable {
        var name: String
        /// Its folder, from the package's on.
        var path: String
        /// The targets of this package that it depends on.
        var targets: [String] = []
        /// The products of other packages that it depends on.
        var products: [String] = []
    }

    var targets: [Target]
    /// The executable products, each with the names of its targets.
    var executables: [String: [String]]

    init(targets: [Target], executables: [String: [String]]) {
        self.targets = targets
        self.executables = executables
    }

    /// Reads the description; nil where it says something else.
    init?(json text: String) {
        guard let json = try? JSON.parse(Array(text.utf8)), let targets = json["targets"]?.array,
            let products = json["products"]?.array
        else { return nil }
        self.targets = []
        executables = [:]
        for target in targets {
            guard let name = target["name"]?.string, let path = target["path"]?.string else { return nil }
            self.targets.append(
                Target(
                    name: name, path: path, targets: Self.names(target["target_dependencies"]),
                    products: Self.names(target["product_dependencies"])))
        }
        for product in products where product["type"]?["executable"] != nil {
            guard let name = product["name"]?.string else { return nil }
            executables[name] = Self.names(product["targets"])
        }
    }

    private static func names(_ json: JSON?) -> [String] { json?.array?.compactMap(\.string) ?? [] }
}
