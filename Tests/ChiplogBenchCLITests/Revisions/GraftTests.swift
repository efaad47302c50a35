import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

/// Each package here has a core, `Sources/Core`, a worker, `Sources/bench`, and programs that hold the files of both.
@Suite("A revision that speaks another protocol", .timeLimit(.minutes(2)))
struct GraftTests {
    private func builder(_ package: TemporaryPackage, stop: Interruption = .never) -> ArmBuilder {
        ArmBuilder(repositoryOf: package.package, product: "bench", environment: package.environment, stop: stop)
    }

    /// A package whose tag `old` speaks as `answer` says, and whose core has changed since.
    private func package(
        at path: String = "", answer: String = "99", today: String = "1",
        _ change: (TemporaryPackage) throws -> Void = { _ in }
    ) throws -> TemporaryPackage {
        let package = try TemporaryPackage(packagePath: path)
        try package.write("describe.sh", "cat <<'E'\n\(Self.description(folders: ["Sources/Core"]))\nE\n")
        try package.write("Sources/Core/a", "old")
        try package.write("Sources/Core/gone", "old")
        try package.write("Sources/bench/worker", "old")
        try package.commit(tag: "old", build: Self.build("answering '\(answer)'"))
        unlink("\(package.package)/Sources/Core/gone")
        try package.write("Sources/Core/a", "new")
        try package.write("Sources/Core/added", "new")
        try package.write("Sources/bench/worker", "new")
        try change(package)
        try package.commit(tag: "new", build: Self.build("answering \(today)"))
        return package
    }

    /// Makes a program of all files that the package has below its sources.
    private static func build(_ end: String) -> String {
        #"""
        (cd "$package"; echo $(for f in $(find Sources -type f | sort); do echo "$f=$(cat $f)"; done)) >"$package/source.txt"
        """# + "\n\(end)"
    }

    /// What swift says of a package with a core in these folders.
    private static func description(folders: [String]) -> String {
        let core = folders.map { #"{"name": "\#($0)", "path": "\#($0)"}"# }
        let names = folders.map { "\"\($0)\"" }.joined(separator: ", ")
        let bench =
            #"{"name": "bench", "path": "Sources/bench", "target_dependencies": [\#(names)], "#
            + #""product_dependencies": ["ChiplogBenchCLI"]}"#
        let product = #"{"name": "bench", "targets": ["bench"], "type": {"executable": null}}"#
        return "{\"products\": [\(product)], \"targets\": [\((core + [bench]).joined(separator: ", "))]}"
    }

    /// The files that an arm was built from.
    private func files(of arm: PreparedArm) throws -> [String] {
        let text = String(decoding: try FileBytes.read(arm.command.executable, limit: 1 << 20), as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("# ") })
        return line.dropFirst(2).split(separator: " ").map(String.init)
    }

    private func failure(_ package: TemporaryPackage, stop: Interruption = .never) -> BuildFailure? {
        let error = #expect(throws: PreparationError.self) {
            try builder(package, stop: stop).prepare(base: .revision("old"), head: .revision("new"))
        }
        guard case .build(let failure) = error else { return nil }
        return failure
    }

    @Test(
        "it is measured by today's worker, as it is, built against the revision's core, and the report says so",
        arguments: ["", "/Server"])
    func graft(path: String) throws {
        let package = try package(at: path)
        try package.write("Sources/bench/worker", "dirty")
        try package.write("Sources/bench/untracked", "")
        let (base, head) = try builder(package).prepare(base: .revision("old"), head: .workingTree)
        #expect(try files(of: base) == ["Sources/Core/a=old", "Sources/Core/gone=old", "Sources/bench/worker=dirty"])
        let commit = try package.git("rev-parse", "old")
        #expect(base.subject.label == "old")
        #expect(base.subject.git == Subject.Git(commit: commit, describe: "old", dirty: false))
        let binary = try #require(BinaryDigest(of: base.command.executable))
        #expect(base.subject.binarySHA256 == binary.sha256)
        #expect(base.command.executable.utf8.count == head.command.executable.utf8.count)
        #expect(
            base.warnings == [
                ReportWarning(
                    code: "harness.grafted",
                    message: "base: old speaks worker protocol 99; measured by today's worker built against its core "
                        + "(\(path.isEmpty ? "" : "Server/")Sources/Core)")
            ])
        #expect(head.warnings == [])
        #expect(try package.worktrees() == [])
    }

    @Test("it is built once; when today's worker changes, the graft alone is built anew, and not for today's core")
    func cached() throws {
        let package = try package()
        let first = try builder(package).prepare(base: .revision("old"), head: .revision("new"))
        #expect(package.builds.count == 3)
        #expect(try builder(package).prepare(base: .revision("old"), head: .revision("new")) == first)
        #expect(package.builds.count == 3)
        try package.write("Sources/Core/a", "dirty")
        #expect(try builder(package).prepare(base: .revision("old"), head: .revision("new")) == first)
        #expect(package.builds.count == 3)
        try package.write("Sources/bench/worker", "dirty")
        let second = try builder(package).prepare(base: .revision("old"), head: .revision("new"))
        #expect(package.builds.count == 4)
        #expect(try files(of: second.base).last == "Sources/bench/worker=dirty")
        #expect(second.base.warnings == first.base.warnings)
        #expect(second.head == first.head)
    }

    @Test("a program that knows no protocol is one, too, and so may both be")
    func both() throws {
        let package = try package(answer: "hello", today: "99")
        try package.write("build.sh", Self.build("succeed"))
        let (base, head) = try builder(package).prepare(base: .revision("old"), head: .revision("new"))
        #expect(try files(of: base) == ["Sources/Core/a=old", "Sources/Core/gone=old", "Sources/bench/worker=new"])
        #expect(try files(of: head) == ["Sources/Core/a=new", "Sources/Core/added=new", "Sources/bench/worker=new"])
        #expect(
            (base.warnings + head.warnings).map(\.message) == [
                "base: old speaks no worker protocol (asked for it: it answers \"hello\"); measured by today's worker "
                    + "built against its core (Sources/Core)",
                "head: new speaks worker protocol 99; measured by today's worker built against its core (Sources/Core)",
            ])
    }

    @Test("the report of a comparison tells of it")
    func report() throws {
        let (package, run) = (try package(), try ToyRun())
        _ = try run.build("toy", fault: "none")
        try package.write("build.sh", "mkdir -p \"$bin\"; cp \(run.folder)/toy \"$bin/$product\"")
        try run.scenario("toy", #""passes": ["verify", "alloc"]"#)
        let variables = package.environment.map { "\($0)='\($1)'; export \($0)" }.joined(separator: "; ")
        let result = try run.run(
            "ab", "old", "--product", "bench", "--profile", "smoke", "--scenarios", "\(run.folder)/scenarios",
            "--output", "\(run.folder)/reports", after: "\(variables); cd '\(package.package)'")
        #expect(result.code == 0)
        let report = try JSON.parse(try #require(run.read("reports/latest.json")))
        #expect(report["subjects"]?.array?.map { $0["label"] } == ["old", "working tree (dirty)"])
        #expect(report["warnings"]?.array?.map { $0["code"] }.first == "harness.grafted")
        #expect(run.read("reports/latest.md")?.contains("old speaks worker protocol 99; measured by") == true)
    }

    @Test("a base alone is grafted, too")
    func base() throws {
        let package = try package()
        let base = try builder(package).prepare(base: .revision("old"))
        #expect(try files(of: base).first == "Sources/Core/a=old")
        #expect(base.warnings.count == 1)
    }

    @Test("the core may be another package of the repository that a benchmark's own depends on")
    func neighbour() throws {
        let package = try TemporaryPackage(packagePath: "/Benchmarks")
        let elsewhere = #"{"type": "fileSystem", "path": "/elsewhere"}, {"type": "sourceControl", "path": "x"}"#
        let dependencies =
            "\"dependencies\": [{\"type\": \"fileSystem\", \"path\": \"$FAKE/repository\"}, \(elsewhere)]"
        let bench = """
            {"products": [{"name": "bench", "targets": ["bench"]}], "targets": [{"name": "bench", "path": "bench",
            "product_dependencies": ["Core", "ChiplogBenchCLI"]}], \(dependencies)}
            """
        try package.write("describe.sh", "cat <<E\n\(bench)\nE\n")
        let core = """
            {"products": [{"name": "Core", "targets": ["A"]}], "targets": [{"name": "A", "path": "Sources/A"}]}
            """
        try package.write("../describe.sh", "echo '\(core)'\n")
        try package.write("../Sources/A/a", "old")
        let build = #"cat "$package/../Sources/A/a" "$package/worker" >"$package/source.txt"; answering"#
        try package.write("worker", "old")
        try package.commit(tag: "old", build: "\(build) 99")
        try package.write("../Sources/A/a", "new")
        try package.write("worker", "new")
        try package.commit(build: "\(build) 1")
        let base = try builder(package).prepare(base: .revision("old"))
        #expect(try files(of: base) == ["oldnew"])
        #expect(base.warnings.first?.message.hasSuffix("its core (Sources/A)") == true)
    }

    @Test("a core folder that the revision lacks stays today's, and the report says so")
    func missingFolder() throws {
        let package = try package { package in
            let description = Self.description(folders: ["Sources/Core", "Sources/C", "Sources/D"])
            try package.write("describe.sh", "cat <<'E'\n\(description)\nE\n")
            for name in ["C", "D"] { try package.write("Sources/\(name)/c", "new") }
        }
        let base = try builder(package).prepare(base: .revision("old"))
        #expect(try files(of: base).prefix(2) == ["Sources/C/c=new", "Sources/Core/a=old"])
        #expect(
            base.warnings.first?.message.hasSuffix(
                "its core (Sources/Core); Sources/C, Sources/D are today's, since it has none") == true)
    }

    @Test(
        "what keeps a graft from being is one sentence, with what is wrong with the revision's own program",
        arguments: [
            (
                #"echo '{"products": [], "targets": []}'"#, "succeed",
                "with its core cannot be built: the package of today has no product \"bench\""
            ),
            ("echo hello", "succeed", "with its core cannot be built: swift package describe does not say"),
            ("echo 'error: no network' >&2; exit 1", "succeed", "with its core cannot be built: no network"),
            (
                "cat <<'E'\n\(Self.description(folders: ["Sources/Other", "Sources/Third"]))\nE\n", "succeed",
                "with its core cannot be built: it has no Sources/Other, Sources/Third, where the core lies today"
            ),
        ])
    func faults(describe: String, build: String, words: String) throws {
        let package = try package { package in
            try package.write("describe.sh", describe)
            for name in ["Other", "Third"] { try package.write("Sources/\(name)/c", "new") }
        }
        let failure = failure(package)
        #expect(failure?.arm == .base)
        #expect(
            failure?.reason.hasPrefix("old speaks worker protocol 99, and today's worker \(words)") == true,
            "\(failure?.reason ?? "")")
        #expect(try package.worktrees() == [])
    }

    @Test("where today's worker does not build with the old core, the compiler's errors are told")
    func failedBuild() throws {
        let package = try package { package in
            try package.write("check.sh", #"echo "$package/Sources/bench/worker:1:1: error: no 'x'" >&2; exit 1"#)
        }
        try package.commit(
            tag: "head", build: #"[ ! -e "$package/Sources/Core/gone" ] || . "$package/check.sh"; succeed"#)
        let log = "\(package.package)/.build/chiplog/logs/base.log"
        #expect(
            failure(package)
                == BuildFailure(
                    arm: .base,
                    reason:
                        "old speaks worker protocol 99, and today's worker with its core does not build: swift exited "
                        + "with code 1; all that it said is in \(log)\n  Sources/bench/worker:1:1: error: no 'x'"))
        #expect(try package.worktrees() == [])
    }

    @Test("where today's worker is understood no better, it is said, and not built again to find that out")
    func misunderstood() throws {
        let package = try package(today: "98")
        #expect(failure(package)?.reason.hasPrefix("old speaks worker protocol 99, and this chiplog 1;") == true)
        #expect(package.builds.count == 2)
        try package.write("build.sh", Self.build("answering 97"))
        let words = "today's worker with the core of old speaks worker protocol 97, and this chiplog 1;"
        #expect(failure(package)?.reason.hasPrefix(words) == true)
        #expect(package.builds.count == 4)
        #expect(throws: PreparationError.self) {
            try builder(package).prepare(base: .revision("old"), head: .workingTree)
        }
        #expect(package.builds.count == 5)
    }

    @Test(
        "an interruption leaves neither a process nor a worktree, in whatever it comes",
        arguments: ["describe.sh", "build.sh", "filter"])
    func interrupted(place: String) throws {
        let package = try package()
        let (said, never) = (package.pipe("said"), package.pipe("never"))
        let hang = "exec 9>\(said); (read x <\(never)) & echo here >&9; read x <\(never)"
        if place == "filter" {
            try package.write(".gitattributes", "worker filter=slow\n")
            try package.write("Sources/bench/worker", "dirty")
            try package.git("config", "filter.slow.clean", hang)
        } else {
            try package.write(place, hang)
        }
        let descriptor = open(said, O_RDONLY | O_NONBLOCK)
        defer { close(descriptor) }
        let stop = Interruption(whenReadable: descriptor)
        #expect(throws: PreparationError.interrupted) {
            try builder(package, stop: stop).prepare(base: .revision("old"))
        }
        expectEnd(of: descriptor)
        #expect(try package.worktrees() == [])
    }

    @Test("today's tree that git cannot take is one sentence, and nothing stays")
    func failedSnapshot() throws {
        let package = try package()
        try package.write(".gitattributes", "worker filter=broken\n")
        try package.git("config", "filter.broken.clean", "echo 'error: disk full' >&2; exit 1")
        try package.git("config", "filter.broken.required", "true")
        try package.write("Sources/bench/worker", "dirty")
        let failure = failure(package)
        #expect(
            failure?.reason.hasPrefix(
                "old speaks worker protocol 99, and today's worker with its core cannot be built: ") == true,
            "\(failure?.reason ?? "")")
        #expect(try package.worktrees() == [])
    }
}
