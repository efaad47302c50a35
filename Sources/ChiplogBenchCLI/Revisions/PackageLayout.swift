import ChiplogBench

/// What packages of one repository consist of, as `swift package describe --type json` says it.
struct PackageLayout: Equatable, Sendable {
    struct Target: Equatable, Sendable {
        var name: String
        /// Its folder, from the repository's top on.
        var path: String
        /// The targets of its package that it depends on.
        var targets: [String] = []
        /// The products of other packages that it depends on.
        var products: [String] = []
    }

    var targets: [Target]
    /// The names of the targets that each product consists of.
    var products: [String: [String]]
    /// The absolute paths of packages that are depended on where they lie.
    var neighbours: [String] = []

    init(targets: [Target], products: [String: [String]], neighbours: [String] = []) {
        self.targets = targets
        self.products = products
        self.neighbours = neighbours
    }

    /// Reads the description of one package; nil where it says something else.
    ///
    /// - Parameter folder: The package's, from the repository's top on, as in `/Server`.
    init?(json text: String, in folder: String) {
        guard let json = try? JSON.parse(Array(text.utf8)), let targets = json["targets"]?.array,
            let products = json["products"]?.array
        else { return nil }
        self.init(targets: [], products: [:])
        for target in targets {
            guard let name = target["name"]?.string, let path = target["path"]?.string else { return nil }
            self.targets.append(
                Target(
                    name: name, path: Self.join(folder, path), targets: Self.names(target["target_dependencies"]),
                    products: Self.names(target["product_dependencies"])))
        }
        for product in products {
            guard let name = product["name"]?.string else { return nil }
            self.products[name] = Self.names(product["targets"])
        }
        neighbours = (json["dependencies"]?.array ?? []).filter { $0["type"] == "fileSystem" }
            .compactMap { $0["path"]?.string }
    }

    /// Both together; a product that both have is this one's.
    func adding(_ other: PackageLayout) -> PackageLayout {
        PackageLayout(
            targets: targets + other.targets, products: products.merging(other.products) { own, _ in own },
            neighbours: neighbours + other.neighbours)
    }

    private static func names(_ json: JSON?) -> [String] { json?.array?.compactMap(\.string) ?? [] }

    private static func join(_ folder: String, _ path: String) -> String {
        [String(folder.dropFirst()), path == "." ? "" : path].filter { !$0.isEmpty }.joined(separator: "/")
    }
}
