import ChiplogBench
import Glibc
import Testing

@testable import ChiplogBenchCLI

@Suite("Worktrees", .timeLimit(.minutes(2)))
struct WorktreeTests {
    private func repository(of package: TemporaryPackage, stop: Interruption = .never) throws -> GitRepository {
        try GitRepository(of: package.package, environment: package.environment, stop: stop)
    }

    @Test("a commit is checked out with the package in its place, and removed with all that was built in it")
    func round() throws {
        let package = try TemporaryPackage(packagePath: "/Server")
        try package.commit(tag: "v1", build: "first")
        try package.commit(build: "second")
        let worktree = try Worktree(of: "v1", for: .base, in: try repository(of: package))
        #expect(worktree.package == worktree.root + "/Server")
        #expect(try FileBytes.read("\(worktree.package)/build.sh", limit: 100) == Array("first\n".utf8))
        #expect(try package.worktrees().count == 2)
        try Folder.make("\(worktree.package)/.build/release")
        worktree.remove()
        #expect(try package.worktrees() == [])
    }

    @Test("nobody's hooks are run")
    func hooks() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        let hook = "\(package.repository)/.git/hooks/post-checkout"
        try Folder.make("\(package.repository)/.git/hooks")
        try FileBytes.create("\(package.folder)/hook", Array("#!/bin/sh\ntouch \"$FAKE/hooked\"\n".utf8))
        try FileBytes.copyExecutable("\(package.folder)/hook", to: hook)
        try Worktree(of: "v1", for: .base, in: try repository(of: package)).remove()
        #expect(access("\(package.folder)/hooked", F_OK) != 0)
    }

    @Test(
        "a checkout that fails leaves nothing, whoever ends it",
        arguments: [
            ("echo 'disk full' >&2; exit 1", "a.txt"),
            // All of git at once, so that nothing of it cleans up.
            ("kill -9 0", "was ended by SIGKILL"),
        ])
    func failed(script: String, words: String) throws {
        let package = try TemporaryPackage()
        try package.write(".gitattributes", "*.txt filter=broken\n")
        try package.write("a.txt", "a")
        try package.commit(tag: "v1")
        try package.git("config", "filter.broken.smudge", script)
        try package.git("config", "filter.broken.required", "true")
        let repository = try repository(of: package)
        let error = #expect(throws: ToolFailure.self) { try Worktree(of: "v1", for: .base, in: repository) }
        guard case .failed(let said) = error else { return }
        #expect(said.contains(words))
        #expect(try package.worktrees() == [])
    }

    @Test("an interruption in the middle of a checkout leaves nothing, neither folder nor process")
    func interrupted() throws {
        let package = try TemporaryPackage()
        let (said, never) = (package.pipe("said"), package.pipe("never"))
        try package.write(".gitattributes", "*.txt filter=slow\n")
        try package.write("a.txt", "a")
        try package.commit(tag: "v1")
        try package.git("config", "filter.slow.smudge", "exec 9>\(said); echo here >&9; read x <\(never)")
        let descriptor = open(said, O_RDONLY | O_NONBLOCK)
        defer { close(descriptor) }
        let repository = try repository(of: package, stop: Interruption(whenReadable: descriptor))
        #expect(throws: ToolFailure.interrupted) { try Worktree(of: "v1", for: .base, in: repository) }
        #expect(try package.worktrees() == [])
        expectEnd(of: descriptor)
    }

    @Test("what a killed process has left is removed, and what a living one uses is not")
    func abandoned() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        let folder = "\(package.package)/.build/chiplog/worktrees"
        // The parent lives as long as the test; there is no process of the largest number, which is a thread's at most.
        let names = ["\(getppid())-base", "\(pid_t.max)-base", "\(getpid())-head", "mine"]
        for name in names { try package.git("worktree", "add", "--quiet", "--detach", "\(folder)/\(name)", "v1") }
        try package.git("worktree", "lock", "\(folder)/\(names[1])")
        try Folder.make("\(folder)/\(pid_t.max)-half")
        Worktree.removeAbandoned(of: try repository(of: package))
        #expect(Folder.names(in: folder) == [names[0], "mine"].sorted())
        #expect(try package.worktrees().count == 4)
    }
}

/// Waits until nobody has the other end of a pipe open any more.
func expectEnd(of descriptor: Int32) {
    #expect(fcntl(descriptor, F_SETFL, 0) == 0)
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while read(descriptor, &bytes, bytes.count) > 0 {}
}
