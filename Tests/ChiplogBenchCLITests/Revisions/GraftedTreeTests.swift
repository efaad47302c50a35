import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

@Suite("Today's tree with an old core", .timeLimit(.minutes(2)))
struct GraftedTreeTests {
    private func tree(
        of package: TemporaryPackage, with folders: [String] = [], of commit: String = "HEAD"
    ) throws -> GraftedTree {
        try GitRepository(of: package.package, environment: package.environment, stop: .never)
            .graft(folders, of: commit)
    }

    /// The names of all files in a commit, with what they hold.
    private func files(_ package: TemporaryPackage, in commit: String) throws -> [String] {
        try package.git("ls-tree", "-r", "--name-only", commit).split(separator: "\n")
            .map { "\($0)=\(try package.git("show", "\(commit):\($0)"))" }
            .filter { $0.contains("Sources/") }
    }

    private func index(_ package: TemporaryPackage) throws -> [UInt8] {
        try FileBytes.read("\(package.repository)/.git/index", limit: 1 << 20)
    }

    @Test(
        "folders are the revision's, with all of its files and no others, or today's where it has none",
        arguments: ["", "/Server"])
    func folders(path: String) throws {
        let package = try TemporaryPackage(packagePath: path)
        for name in ["A/kept", "A/deep/gone", "AB/other", "C*/star"] { try package.write("Sources/\(name)", "old") }
        try package.commit(tag: "old")
        FileTree.remove("\(package.package)/Sources/A/deep")
        for name in ["A/kept", "A/added", "AB/other", "B/new", "C*/star", "Cs/like"] {
            try package.write("Sources/\(name)", "new")
        }
        try package.commit()
        try package.write("Sources/A/added", "newer")
        try package.git("add", "--all")
        try package.write("Sources/A/staged", "newer")
        let status = try package.git("status", "--porcelain")
        let top = "\(path)/Sources".drop { $0 == "/" }
        let tree = try tree(of: package, with: ["\(top)/A", "\(top)/B", "\(top)/C*"], of: "old")
        #expect(tree.core == GraftedCore(taken: ["\(top)/A", "\(top)/C*"], kept: ["\(top)/B"]))
        let names = ["A/deep/gone=old", "A/kept=old", "AB/other=new", "B/new=new", "C*/star=old", "Cs/like=new"]
        #expect(try files(package, in: tree.commit) == names.map { "\(top)/\($0)" })
        #expect(try package.git("status", "--porcelain") == status)
        #expect(try package.worktrees() == [])
    }

    @Test("without such folders the files of a clean tree are the last commit's")
    func clean() throws {
        let package = try TemporaryPackage()
        try package.commit()
        let tree = try tree(of: package)
        #expect(tree.number == (try package.git("rev-parse", "HEAD^{tree}")))
        #expect(tree.number == (try package.git("rev-parse", "\(tree.commit)^{tree}")))
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
        let tree = try tree(of: package)
        #expect(try index(package) == before)
        #expect(try package.git("status", "--porcelain") == status)
        let names = try package.git("diff", "--name-status", "HEAD", tree.commit).split(separator: "\n")
        let changes = names.map { String($0.replacing("\t", with: " ")) }
        #expect(
            Set(changes)
                == ["A Server/staged", "A Server/intended", "M Server/changed", "D Server/removed", "M above"])
        #expect(try package.git("show", "\(tree.commit):Server/staged") == "newer")
        #expect(try package.git("diff", "--stat", tree.commit) == "")
        #expect(try package.worktrees() == [])
    }

    @Test("the same files have the same number, whatever today's core, and others another")
    func numbers() throws {
        let package = try TemporaryPackage()
        try package.write("a", "1")
        try package.commit()
        try package.write("a", "2")
        let first = try tree(of: package).number
        #expect(try tree(of: package).number == first)
        try package.write("a", "3")
        #expect(try tree(of: package).number != first)
        try package.write("Sources/A/a", "1")
        try package.commit(tag: "old")
        let old = try tree(of: package, with: ["Sources/A"], of: "old").number
        try package.write("Sources/A/a", "2")
        #expect(try tree(of: package, with: ["Sources/A"], of: "old").number == old)
    }

    @Test("a file that changed in the second in which it was staged, and kept its length, has changed")
    func racy() throws {
        let package = try TemporaryPackage()
        // Of what can be seen from outside, the time and the length alone.
        try package.git("config", "core.checkStat", "minimal")
        try package.git("config", "core.trustCtime", "false")
        let second = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)]
        try package.write("a", "1")
        #expect(utimes("\(package.package)/a", second) == 0)
        try package.commit()
        #expect(utimes("\(package.repository)/.git/index", second) == 0)
        try package.write("a", "2")
        #expect(utimes("\(package.package)/a", second) == 0)
        let tree = try tree(of: package)
        #expect(try package.git("show", "\(tree.commit):a") == "2")
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
        let tree = try tree(of: package)
        #expect(try package.git("show", "\(tree.commit):a").hasPrefix("<<<<<<< HEAD"))
    }
}
