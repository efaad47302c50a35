import ChiplogBench
import Glibc
import Testing

@testable import ChiplogBenchCLI

@Suite("The git repository of a package", .timeLimit(.minutes(2)))
struct GitRepositoryTests {
    private func repository(
        of package: TemporaryPackage, at folder: String? = nil, adding variables: [String: String] = [:]
    ) throws -> GitRepository {
        try GitRepository(
            of: folder ?? package.package, environment: package.environment.merging(variables) { $1 }, stop: .never)
    }

    /// The sentence of the error of usage that `body` throws.
    private func sentence(_ body: () throws -> Void) -> String? {
        guard case .usage(let error) = #expect(throws: PreparationError.self, performing: body) else { return nil }
        #expect(error.code == .usage)
        #expect(error.messages.count == 1)
        return error.messages.first
    }

    @Test("a revision is found by tag, branch and number; a tag is called by its name, others by what describes them")
    func revisions() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1.0")
        try package.commit()
        let repository = try repository(of: package)
        let (first, second) = (try package.git("rev-parse", "HEAD~1"), try package.git("rev-parse", "HEAD"))
        let described = try package.git("describe", "--tags")
        #expect(try repository.revision("v1.0") == Revision(commit: first, describe: "v1.0", label: "v1.0"))
        #expect(try repository.revision("HEAD~1").label == "v1.0")
        for name in ["main", "HEAD", second, "@"] {
            #expect(try repository.revision(name) == Revision(commit: second, describe: described, label: described))
        }
    }

    @Test("without a tag a revision is called by twelve digits")
    func withoutTags() throws {
        let package = try TemporaryPackage()
        try package.commit()
        let revision = try repository(of: package).revision("HEAD")
        #expect(revision.describe == nil)
        #expect(revision.label == String(revision.commit.prefix(12)))
    }

    @Test(
        "the package is found from any folder in it, and keeps its place in the repository",
        arguments: ["", "/Server/Core"])
    func places(path: String) throws {
        let package = try TemporaryPackage(packagePath: path)
        try Folder.make("\(package.package)/Sources/Deep")
        for folder in ["", "/Sources/Deep"] {
            let repository = try repository(of: package, at: package.package + folder)
            #expect(repository.root == package.repository)
            #expect(repository.package == package.package)
            #expect(repository.packagePath == path)
        }
    }

    @Test("the working tree is dirty when a tracked file is changed, and has no commit before the first")
    func workingTree() throws {
        let package = try TemporaryPackage()
        let repository = try repository(of: package)
        #expect(try repository.workingTree() == nil)
        try package.commit(tag: "v1")
        let commit = try package.git("rev-parse", "HEAD")
        #expect(try repository.workingTree() == Subject.Git(commit: commit, describe: "v1", dirty: false))
        try package.write("untracked.txt", "")
        #expect(try repository.workingTree()?.dirty == false)
        try package.write("build.sh", "false")
        #expect(try repository.workingTree()?.dirty == true)
    }

    @Test("a hook's variables do not lead git elsewhere")
    func hookVariables() throws {
        let package = try TemporaryPackage()
        try package.commit()
        let repository = try repository(
            of: package, adding: ["GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/", "GIT_INDEX_FILE": "/nowhere/index"])
        #expect(repository.root == package.repository)
        #expect(try repository.workingTree()?.dirty == false)
    }

    @Test("an unknown revision is told with the nearest name")
    func unknown() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1.3.0")
        let repository = try repository(of: package)
        #expect(
            sentence { _ = try repository.revision("v1.3.9") }
                == "no revision \"v1.3.9\" in the repository \(package.repository); did you mean \"v1.3.0\"?")
        #expect(
            sentence { _ = try repository.revision("mian") }
                == "no revision \"mian\" in the repository \(package.repository); did you mean \"main\"?")
        for name in ["nothing like it", "--all", ""] {
            #expect(
                sentence { _ = try repository.revision(name) }
                    == "no revision \"\(name)\" in the repository \(package.repository)")
        }
    }

    @Test("where there are no tags, the command that fetches them is named")
    func noTags() throws {
        let package = try TemporaryPackage()
        try package.commit()
        let repository = try repository(of: package)
        let sentence = sentence { _ = try repository.revision("v1") }
        #expect(sentence?.hasSuffix("; there are no tags here, and git fetch --tags gets those of the remote") == true)
    }

    @Test("in a shallow clone, the command that fetches the rest is named")
    func shallow() throws {
        let package = try TemporaryPackage()
        try package.commit(tag: "v1")
        try package.commit()
        let clone = "\(package.folder)/clone"
        try package.git("clone", "--quiet", "--depth", "1", "file://\(package.repository)", clone)
        let repository = try repository(of: package, at: clone)
        for name in ["v1", "HEAD~1"] {
            let sentence = sentence { _ = try repository.revision(name) }
            #expect(
                sentence?.hasSuffix("; this clone is shallow, and git fetch --unshallow --tags gets the rest") == true)
        }
    }

    @Test("no repository, no git and no package are each one sentence")
    func nothing() throws {
        let package = try TemporaryPackage()
        try package.commit()
        try Folder.make("\(package.folder)/outside")
        #expect(
            sentence { _ = try repository(of: package, at: "\(package.folder)/outside") }?.hasPrefix(
                "no revision can be found in \"\(package.folder)/outside\": git says: not a git repository") == true)
        #expect(
            sentence { _ = try repository(of: package, adding: ["PATH": "/nowhere"]) }?.hasPrefix(
                "git is not on the PATH") == true)
        unlink("\(package.package)/Package.swift")
        #expect(sentence { _ = try repository(of: package) }?.hasPrefix("no Package.swift in") == true)
    }

    @Test("an interruption ends every question")
    func interrupted() throws {
        let package = try TemporaryPackage()
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(write(ends[1], "x", 1) == 1)
        #expect(throws: PreparationError.interrupted) {
            try GitRepository(
                of: package.package, environment: package.environment, stop: Interruption(whenReadable: ends[0]))
        }
    }
}
