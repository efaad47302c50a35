import ChiplogBench

/// A program that was built for one arm, and the conversation that its workers understand.
struct BuiltArm {
    var order: BuildOrder
    var program: BuiltProgram
    var dialect: WorkerDialect

    /// It, ready to be measured.
    ///
    /// - Throws: One sentence where its workers cannot be understood.
    func prepared() throws(PreparationError) -> PreparedArm {
        do throws(DialectError) {
            _ = try dialect.greeting(of: order.work)
        } catch {
            throw .build(BuildFailure(arm: order.arm, reason: error.sentence))
        }
        return PreparedArm(
            command: WorkerCommand(executable: program.executable, arguments: [WorkerCommand.verb]),
            subject: Subject(
                id: order.arm.rawValue, label: order.label, git: order.git, configuration: "release",
                swift: SwiftToolchain.version(in: program.record.swift), flags: program.record.flags,
                binarySHA256: program.record.binary.sha256, binaryBytes: program.record.binary.bytes),
            warnings: [graftWarning].compactMap(\.self))
    }

    private var graftWarning: ReportWarning? {
        order.graft.map { graft in
            .grafted(
                order.arm,
                "\(order.label) \(graft.reason); measured by today's worker built against \(graft.tree.core.text)")
        }
    }
}
