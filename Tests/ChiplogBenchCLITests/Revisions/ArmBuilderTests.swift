import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

@Suite("The two programs of a comparison", .timeLimit(.minutes(2)))
struct ArmBuilderTests {
    private func builder(_ package: TemporaryPackage, stop: Interruption = .never) -> ArmBuilder {
        ArmBuilder(repositoryOf: package.package, product: "bench", environment: package.environment, stop: stop)
    }

    private func text(of arm: PreparedArm) throws -> String {
        String(decoding: try FileBytes.read(arm.command.executable, limit: 1 << 20), as: UTF8.self)
    }

    private func failure(_ body: () throws -> Void) -> BuildFailure? {
        guard case .build(let failure) = #expect(throws: PreparationError.self, performing: body) else { return nil }
        return failure
    }

    @Test("a tag and the working tree are built, each from its own files, and are what reports say they are")
    func tagAndWorkingTree() throws {
        let package = try TemporaryPackage()
        try package.write("source.txt", "old")
        try package.commit(tag: "v1")
        try package.write("source.txt", "new")
        let (base, head) = try builder(package).prepare(base: .revision("v1"), head: .workingTree)
        #expect(try text(of: base).contains("# old\n"))
        #expect(try text(of: head).contains("# new\n"))
        for arm in [base, head] {
            let binary = try #require(BinaryDigest(of: arm.command.executable))
            #expect(arm.command.arguments == ["worker"])
            #expect(arm.subject.binarySHA256 == binary.sha256)
            #expect(arm.subject.binaryBytes == binary.bytes)
            #expect(arm.subject.configuration == "release")
            #expect(arm.subject.swift == "6.9.8")
            #expect(arm.subject.flags == [])
        }
        let commit = try package.git("rev-parse", "v1")
        #expect(base.subject.id == "base")
        #expect(base.subject.label == "v1")
        #expect(base.subject.git == Subject.Git(commit: commit, describe: "v1", dirty: false))
        #expect(head.subject.id == "head")
        #expect(head.subject.label == "working tree (dirty)")
        #expect(head.subject.git == Subject.Git(commit: commit, describe: "v1", dirty: true))
        #expect(try package.worktrees() == [])
    }

    @Test("swift is asked for what is needed, no more, and the working tree keeps its own place for products")
    func arguments() throws {
        let package = try TemporaryPackage(packagePath: "/Server")
        try package.commit(tag: "v1")
        _ = try builder(package).prepare(base: .revision("v1"), head: .workingTree)
        let tree = "~/repository/Server/.build/chiplog/worktrees/PID-base/Server"
        let base = "build -c release --product bench --package-path \(tree) --scratch-path \(tree)/.build"
        let head = "build -c release --product bench --package-path ~/repository/Server"
        #expect(
            package.calls.sorted()
                == ["--version", base, "\(base) --show-bin-path", head, "\(head) --show-bin-path"].sorted())
    }

    @Test("the paths of both programs are of one length, so that their stacks begin alike")
    func pathLengths() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        let (base, head) = try builder(package).prepare(base: .revision("v1"), head: .workingTree)
        #expect(base.command.executable.utf8.count == head.command.executable.utf8.count)
    }

    @Test("both are built side by side")
    func sideBySide() throws {
        let package = try TemporaryPackage()
        // Each waits until the other one is there.
        let meeting = package.pipe("meeting")
        try package.commit(tag: "v1", build: "echo hello >\(meeting); succeed")
        try package.commit(tag: "v2", build: "read hello <\(meeting); succeed")
        let (base, head) = try builder(package).prepare(base: .revision("v1"), head: .revision("v2"))
        #expect(base.subject.label == "v1")
        #expect(head.subject.label == "v2")
    }

    @Test("a commit is built once: for both programs, and for all comparisons to come")
    func cached() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        let (base, head) = try builder(package).prepare(base: .revision("v1"), head: .revision("HEAD"))
        #expect(base.command == head.command)
        #expect([base.subject.id, head.subject.id] == ["base", "head"])
        #expect(package.builds.count == 1)
        #expect(try builder(package).prepare(base: .revision("v1"), head: .revision("HEAD")) == (base, head))
        #expect(package.builds.count == 1)
        #expect(truncate(base.command.executable, 3) == 0)
        #expect(try builder(package).prepare(base: .revision("v1"), head: .revision("HEAD")) == (base, head))
        #expect(package.builds.count == 2)
    }

    @Test("the working tree is built each time")
    func workingTreeAnew() throws {
        let package = try TemporaryPackage()
        try package.write("source.txt", "old")
        try package.commit(tag: "v1")
        let first = try builder(package).prepare(base: .revision("v1"), head: .workingTree).head
        #expect(first.subject.label == "working tree")
        try package.write("source.txt", "new")
        let second = try builder(package).prepare(base: .revision("v1"), head: .workingTree).head
        #expect(try text(of: first).contains("# old\n"))
        #expect(try text(of: second).contains("# new\n"))
        #expect(package.builds.count == 3)
    }

    @Test("a revision that does not say its dependencies' versions gets the working tree's", arguments: ["", "/S"])
    func pins(path: String) throws {
        let package = try TemporaryPackage(packagePath: path)
        let build = #"cat "$package/Package.resolved" >"$package/source.txt"; succeed"#
        try package.write("Package.resolved", "own")
        try package.commit(tag: "v2", build: build)
        unlink("\(package.package)/Package.resolved")
        try package.commit(tag: "v1", build: build)
        try package.write("Package.resolved", "first")
        let first = try builder(package).prepare(base: .revision("v1"), head: .revision("v2"))
        #expect(try text(of: first.base).contains("# first\n"))
        #expect(try text(of: first.head).contains("# own\n"))
        try package.write("Package.resolved", "second")
        let second = try builder(package).prepare(base: .revision("v1"), head: .revision("v2"))
        #expect(try text(of: second.base).contains("# second\n"))
        #expect(second.head == first.head)
        #expect(package.builds.count == 3)
    }

    @Test("a build that fails is told with the arm, the compiler's errors and the file that has all of it")
    func failedBuild() throws {
        let package = try TemporaryPackage()
        let error = #"echo "[1/2] Compiling"; echo "$package/a.swift:1:1: error: no 'x'" >&2; exit 1"#
        try package.commit(tag: "v1", build: error)
        try package.commit(tag: "v2")
        let log = "\(package.package)/.build/chiplog/logs/base.log"
        #expect(
            failure { _ = try builder(package).prepare(base: .revision("v1"), head: .revision("v2")) }
                == BuildFailure(
                    arm: .base,
                    reason: "v1 does not build: swift exited with code 1; all that it said is in \(log)\n"
                        + "  a.swift:1:1: error: no 'x'"))
        #expect(String(decoding: try FileBytes.read(log, limit: 1_000), as: UTF8.self).contains("[1/2] Compiling\n"))
        #expect(try package.worktrees() == [])
        // The other one is kept.
        #expect(package.builds.count == 2)
        _ = try builder(package).prepare(base: .revision("v2"), head: .revision("v2"))
        #expect(package.builds.count == 2)
    }

    @Test(
        "whatever becomes of a build is one sentence, and no worktree stays",
        arguments: [
            ("kill -9 $$", "v1 does not build: swift was ended by SIGKILL (out of memory, or killed from outside)"),
            ("echo 'error: No space left on device'; exit 1", "error: No space left on device"),
            ("true", "v1 builds, but "), ("mkdir -p $bin/bench", "v1 builds, but "),
        ])
    func fates(script: String, words: String) throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1", build: script)
        try package.commit(tag: "v2")
        let failure = failure { _ = try builder(package).prepare(base: .revision("v1"), head: .revision("v2")) }
        #expect(failure?.arm == .base)
        #expect(failure?.reason.contains(words) == true, "\(failure?.reason ?? "")")
        #expect(try package.worktrees() == [])
    }

    @Test(
        "an interruption ends both builds with all that they have started, even if they do not want to",
        arguments: ["", "trap '' TERM"])
    func interrupted(reluctance: String) throws {
        let package = try TemporaryPackage()
        let (said, never) = (package.pipe("said"), package.pipe("never"))
        // Whoever is left keeps the first pipe open.
        let hang = "\(reluctance)\nexec 9>\(said); (read x <\(never)) & echo here >&9; read x <\(never)"
        try package.commit(tag: "v1", build: hang)
        try package.write("source.txt", "other")
        try package.commit(tag: "v2", build: hang)
        let descriptor = open(said, O_RDONLY | O_NONBLOCK)
        defer { close(descriptor) }
        let stop = Interruption(whenReadable: descriptor)
        #expect(throws: PreparationError.interrupted) {
            try builder(package, stop: stop).prepare(base: .revision("v1"), head: .revision("v2"))
        }
        expectEnd(of: descriptor)
        #expect(try package.worktrees() == [])
        #expect(Folder.names(in: "\(package.package)/.build/chiplog/builds") ?? [] == [])
    }

    @Test("a name that git does not know is told before anything is built")
    func unknownRevision() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        for (base, head) in [("v1", "v2"), ("v2", "v1")] {
            #expect(throws: PreparationError.self) {
                try builder(package).prepare(base: .revision(base), head: .revision(head))
            }
        }
        #expect(package.calls.allSatisfy { $0 == "--version" })
    }

    @Test("how far the builds are is told")
    func progress() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1", build: "echo '[2/3] Compiling'; succeed")
        var told: [String] = []
        let builder = ArmBuilder(
            repositoryOf: package.package, product: "bench", environment: package.environment, stop: .never,
            progress: { told.append($0) })
        _ = try builder.prepare(base: .revision("v1"), head: .revision("v1"))
        #expect(told.first == "checking out and building v1")
        #expect(told.last == "building v1 [2/3]")
    }

    @Test("without swift revisions cannot be built, and the sentence says what works without")
    func noSwift() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        unlink("\(package.folder)/bin/swift")
        try Folder.make("\(package.folder)/tools")
        let git = try #require(CommandOutput.find("git", in: package.environment["PATH"]))
        #expect(symlink(git, "\(package.folder)/tools/git") == 0)
        let environment = package.environment.merging(["PATH": "\(package.folder)/tools"]) { $1 }
        let error = #expect(throws: PreparationError.self) {
            try ArmBuilder(repositoryOf: package.package, product: "bench", environment: environment, stop: .never)
                .prepare(base: .revision("v1"), head: .workingTree)
        }
        guard case .usage(let usage) = error else { return }
        #expect(usage.messages.first?.hasPrefix("swift is not on the PATH; it is needed to build revisions") == true)
    }
}
