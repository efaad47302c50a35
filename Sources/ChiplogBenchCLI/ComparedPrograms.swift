import ChiplogBench
import Glibc

/// The two programs of a comparison.
struct ComparedPrograms {
    struct Program {
        var command: WorkerCommand
        var subject: Subject
    }

    let base: Program
    let head: Program

    init(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) {
        guard let path = arguments.last(ComparisonOptions.baseProgram) else {
            throw CommandError("ab needs a program to compare with: --base-bin PATH")
        }
        base = try Self.program(path, .base, ComparisonOptions.baseProgram, context)
        if let path = arguments.last(ComparisonOptions.headProgram) {
            head = try Self.program(path, .head, ComparisonOptions.headProgram, context)
        } else {
            head = Program(
                command: context.worker,
                subject: SubjectProbe.thisBuild(id: Arm.head.rawValue, variables: context.environment))
        }
    }

    private static func program(
        _ path: String, _ arm: Arm, _ option: OptionDefinition, _ context: CommandContext
    ) throws(CommandError) -> Program {
        var status = stat()
        guard stat(path, &status) == 0, access(path, X_OK) == 0 else {
            throw CommandError("--\(option.name) \(path): \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw CommandError("--\(option.name) \(path): it is a folder, not a program")
        }
        return Program(
            command: WorkerCommand(executable: path, arguments: [WorkerCommand.verb]),
            subject: SubjectProbe.program(path, id: arm.rawValue, label: path))
    }
}
