import Glibc

/// Where a package begins to be measured: its folder, and that of its repository, where workflows have to be.
struct StarterPlace: Equatable {
    /// As it was named.
    let package: String
    /// The package's folder where that is the repository's top, else the top's absolute path.
    let repository: String
    /// The package's folder from the repository's top on, without a stroke before or behind; empty at the top.
    let path: String

    /// - Throws: Where there is no package.
    init(package: String) throws(CommandError) {
        guard access("\(package)/Package.swift", F_OK) == 0 else {
            throw CommandError("no Package.swift in \"\(package)\": name the folder of a Swift package")
        }
        self.package = package
        let whole = Self.absolute(package)
        var top = whole
        while access("\(top)/.git", F_OK) != 0 {
            guard let end = top.lastIndex(of: "/") else {
                // No repository as yet.
                (repository, path) = (package, "")
                return
            }
            top = String(top[..<end])
        }
        path = String(whole.dropFirst(top.count).drop { $0 == "/" })
        repository = path.isEmpty ? package : top
    }

    /// A dependency's path that leads out of the repository; nil where the manifest names none.
    var outsideDependency: String? {
        guard let manifest = try? FileBytes.read(Self.join(package, "Package.swift"), limit: 1 << 20) else {
            return nil
        }
        return OutsideDependency.path(in: String(decoding: manifest, as: UTF8.self), of: path)
    }

    /// A file's path, the package's folder left out where it is this one.
    static func join(_ folder: String, _ name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }

    private static func absolute(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }
}
