import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

@Suite("Programs that are built already", .timeLimit(.minutes(2)))
final class GivenProgramTests {
    private let folder: String

    init() throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        folder = String(cString: try #require(realpath(made, nil)))
        try FileBytes.create("\(folder)/one.sh", Array("#!/bin/sh\necho 1\necho configuration debug\n".utf8))
        try FileBytes.copyExecutable("\(folder)/one.sh", to: "\(folder)/one")
        try FileBytes.create("\(folder)/two.sh", Array("#!/bin/sh\necho 2\n".utf8))
        try FileBytes.copyExecutable("\(folder)/two.sh", to: "\(folder)/two")
        #expect(symlink("one", "\(folder)/link") == 0)
    }

    deinit { FileTree.remove(folder) }

    private func prepare(_ base: String, _ head: String) throws -> (base: PreparedArm, head: PreparedArm) {
        try ArmBuilder(repositoryOf: "/nowhere", environment: ["PATH": "/nowhere"], stop: .never)
            .prepare(base: .binary(base), head: .binary(head))
    }

    @Test("two of them need neither a repository nor git nor swift")
    func two() throws {
        let (base, head) = try prepare("\(folder)/link", "\(folder)/one")
        #expect(base.command == WorkerCommand(executable: "\(folder)/one", arguments: ["worker"]))
        #expect(base.subject.id == "base")
        #expect(base.subject.label == "\(folder)/link")
        #expect(base.subject.git == nil)
        #expect(base.subject.configuration == "debug")
        #expect(base.subject.swift == "unknown")
        #expect(base.subject.binarySHA256 == BinaryDigest(of: "\(folder)/one")?.sha256)
        #expect(head.subject.id == "head")
    }

    @Test(
        "one that cannot be measured is told with its option",
        arguments: [
            ("none", "cannot be found: No such file or directory"), ("", "expected an executable file, and"),
            ("one.sh", "expected an executable file, and"), ("two", "speaks worker protocol 2, and this chiplog 1"),
        ])
    func faults(name: String, words: String) throws {
        for option in ["base", "head"] {
            let error = #expect(throws: PreparationError.self) {
                try option == "base"
                    ? prepare("\(folder)/\(name)", "\(folder)/one") : prepare("\(folder)/one", "\(folder)/\(name)")
            }
            guard case .usage(let usage) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(usage.code == .usage)
            #expect(usage.messages.count == 1)
            #expect(usage.messages.first?.hasPrefix("--\(option)-bin: ") == true)
            #expect(usage.messages.first?.contains(words) == true)
        }
    }
}
