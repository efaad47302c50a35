import ChiplogBench

/// The versions of dependencies that the working tree is built with, for a revision that does not say its own.
///
/// Where `Package.resolved` is not committed, a worktree would get the newest versions there are while the working tree
/// keeps those of its first build, and what differs between the dependencies would be taken for a change of the package.
struct DependencyPins: Equatable, Sendable {
    private let bytes: [UInt8]

    /// More than a package of a thousand dependencies has.
    private static let longest = 4 << 20
    private static let fileName = "Package.resolved"

    /// Nil where `commit` has its own, or the working tree none.
    init?(for commit: String, in repository: GitRepository) throws(PreparationError) {
        let path = "\(repository.packagePath)/\(Self.fileName)".dropFirst()
        guard try repository.answer("cat-file", "-e", "\(commit):\(path)") == nil,
            let bytes = try? FileBytes.read("\(repository.package)/\(Self.fileName)", limit: Self.longest)
        else { return nil }
        self.bytes = bytes
    }

    var digest: String { SHA256.hex(of: bytes) }

    /// Gives them to the package in a folder.
    func put(into package: String) throws(FileError) {
        try FileBytes.create("\(package)/\(Self.fileName)", bytes)
    }
}
