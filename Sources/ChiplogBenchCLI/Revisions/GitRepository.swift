import ChiplogBench
import Glibc

/// The git repository that a package lies in.
struct GitRepository: Sendable {
    let git: GitCommand
    /// The top of its working tree, an absolute path without links.
    let root: String
    /// The package's folder in the working tree, an absolute path without links.
    let package: String

    /// Finds the repository and the package of `folder`, which may be any folder inside of the package.
    init(of folder: String, environment: [String: String], stop: Interruption) throws(PreparationError) {
        git = try GitCommand(in: folder, environment: environment, stop: stop)
        do throws(ToolFailure) {
            root = try git.ask(["rev-parse", "--show-toplevel"])
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words):
                // Usual in containers, which check out as somebody else.
                let remedy =
                    words.contains("dubious ownership")
                    ? "; git config --global --add safe.directory, with that path, trusts it" : ""
                throw .usage("no revision can be found in \"\(folder)\": git says: \(words)\(remedy)")
            }
        }
        package = try Self.package(of: folder, upTo: root)
    }

    /// The package's folder from the repository's top on, such as `/Server/Core`; empty where they are the same.
    var packagePath: String { String(package.dropFirst(root.count)) }

    /// Where everything lies that comparisons keep: beside the package's own builds, which nobody commits.
    var buildFolder: String { "\(package)/.build/chiplog" }

    /// The state of the working tree; nil before the first commit.
    func workingTree() throws(PreparationError) -> Subject.Git? {
        guard let commit = try answer("rev-parse", "--verify", "--quiet", "HEAD") else { return nil }
        let changes = try answer("status", "--porcelain", "--untracked-files=no") ?? ""
        return Subject.Git(
            commit: commit, describe: try answer("describe", "--tags"), dirty: !changes.isEmpty)
    }

    /// What git answers; nil when it has no answer.
    func answer(_ arguments: String...) throws(PreparationError) -> String? {
        do throws(ToolFailure) {
            return try git.ask(arguments)
        } catch {
            if error == .interrupted { throw .interrupted }
            return nil
        }
    }

    /// The folder above `folder`, or itself, that has a manifest.
    private static func package(of folder: String, upTo root: String) throws(PreparationError) -> String {
        var path = realpath(folder, nil).map { start in
            defer { free(start) }
            return String(cString: start)
        }
        while let current = path, current.hasPrefix(root) {
            if access("\(current)/Package.swift", F_OK) == 0 { return current }
            path = current.lastIndex(of: "/").map { String(current[..<$0]) }
        }
        throw .usage(
            "no Package.swift in \"\(folder)\", nor above it up to \(root); name a folder of the package that is built")
    }
}
