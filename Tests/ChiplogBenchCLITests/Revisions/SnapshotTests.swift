import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

@Suite("The working tree as a commit", .timeLimit(.minutes(2)))
struct SnapshotTests {
    private func snapshot(_ package: TemporaryPackage) throws -> (commit: String, tree: String) {
        try GitRepository(of: package.package, environment: package.environment, stop: .never).snapshot()
    }

    private func index(_ package: TemporaryPackage) throws -> [UInt8] {
        try FileBytes.read("\(package.repository)/.git/index", limit: 1 << 20)
    }

    @Test("of a clean one the files are the last commit's")
    func clean() throws {
        let package = try TemporaryPackage()
        try package.commit()
        let snapshot = try snapshot(package)
        #expect(snapshot.tree == (try package.git("rev-parse", "HEAD^{tree}")))
        #expect(snapshot.tree == (try package.git("rev-parse", "\(snapshot.commit)^{tree}")))
    }

    @Test("changed, staged and removed files are in it as they are, untracked ones are not, wherever the package lies")
    func dirty() throws {
        let package = try TemporaryPackage(packagePath: "/Server")
        for name in ["../above", "changed", "removed", "kept"] { try package.write(name, "old") }
        try package.commit()
        for name in ["../above", "changed", "staged", "intended", "untracked"] { try package.write(name, "new") }
        unlink("\(package.package)/removed")
        try package.git("add", "Server/staged")
        try package.git("add", "--intent-to-add", "Server/intended")
        try package.write("staged", "newer")
        let (before, status) = (try index(package), try package.git("status", "--porcelain"))
        let snapshot = try snapshot(package)
        #expect(try index(package) == before)
        #expect(try package.git("status", "--porcelain") == status)
        let names = try package.git("diff", "--name-status", "HEAD", snapshot.commit).split(separator: "\n")
        #expect(
            names.map { $0.replacing("\t", with: " ") }
                == ["A Server/staged", "A Server/intended", "M Server/changed", "D Server/removed", "M above"]
                .sorted { $0.dropFirst(2) < $1.dropFirst(2) })
        #expect(try package.git("show", "\(snapshot.commit):Server/staged") == "newer")
        #expect(try package.git("diff", "--stat", snapshot.commit) == "")
        #expect(try package.worktrees() == [])
    }

    @Test("the same files have the same number, and others another")
    func numbers() throws {
        let package = try TemporaryPackage()
        try package.write("a", "1")
        try package.commit()
        try package.write("a", "2")
        let first = try snapshot(package).tree
        #expect(try snapshot(package).tree == first)
        try package.write("a", "3")
        #expect(try snapshot(package).tree != first)
    }

    @Test("somebody's git that is at work, or in the middle of a merge, does not matter")
    func atWork() throws {
        let package = try TemporaryPackage()
        try package.write("a", "0")
        try package.commit()
        for (branch, text) in [("one", "1"), ("two", "2")] {
            try package.git("checkout", "--quiet", "-b", branch, "main")
            try package.write("a", text)
            try package.commit()
        }
        #expect(throws: ToolFailure.self) {
            try package.git("-c", "user.name=T", "-c", "user.email=t@example.org", "merge", "one")
        }
        try FileBytes.create("\(package.repository)/.git/index.lock", [])
        let snapshot = try snapshot(package)
        #expect(try package.git("show", "\(snapshot.commit):a").hasPrefix("<<<<<<< HEAD"))
    }
}
