import ChiplogBench
import Glibc

/// A program that somebody has built, as `--base-bin` and `--head-bin` name it.
struct GivenProgram {
    private let name: String
    private let option: String
    private let arm: Arm
    /// Absolute, since what is started by it need not have this process's folder, and without links.
    private let path: String

    /// Finds out whether there is an executable file at `path`.
    init(_ path: String, for arm: Arm) throws(PreparationError) {
        name = path
        self.arm = arm
        option = "--\(arm.rawValue)-bin"
        guard let real = realpath(path, nil) else {
            throw .usage("\(option): \"\(path)\" cannot be found: \(String(cString: strerror(errno)))")
        }
        defer { free(real) }
        self.path = String(cString: real)
        var status = stat()
        guard stat(self.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(self.path, X_OK) == 0 else {
            throw .usage("\(option): expected an executable file, and \"\(path)\" is none")
        }
    }

    /// Asks the program for the conversation that its workers understand, and for how it was built.
    func prepare(variables: [String: String], stop: Interruption) throws(PreparationError) -> PreparedArm {
        let dialect = try WorkerDialect.of(path, variables: variables, stop: stop)
        do throws(DialectError) {
            let greeting = try dialect.greeting(of: "\"\(name)\"")
            let binary = BinaryDigest(of: path)
            return PreparedArm(
                command: WorkerCommand(executable: path, arguments: [WorkerCommand.verb]),
                subject: Subject(
                    id: arm.rawValue, label: name, git: nil, configuration: greeting.configuration ?? "release",
                    swift: greeting.swift ?? "unknown", flags: [], binarySHA256: binary?.sha256,
                    binaryBytes: binary?.bytes))
        } catch {
            throw .usage("\(option): \(error.sentence)")
        }
    }
}
