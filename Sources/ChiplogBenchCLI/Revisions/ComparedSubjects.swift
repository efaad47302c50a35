import ChiplogBench

/// Which two programs a command line asks to compare.
struct ComparedSubjects {
    let base: ArmSource
    /// nil for this very program.
    let head: ArmSource?
    /// The product that is built; nil for the one of this program's name.
    let product: String?
    /// How many of the command line's arguments say so; scenarios follow them.
    let positionals: Int

    /// Two that are known.
    init(base: ArmSource, head: ArmSource, product: String?) {
        self.base = base
        self.head = head
        self.product = product
        positionals = 0
    }

    init(_ arguments: ParsedArguments) throws(CommandError) {
        product = arguments.last(ComparisonOptions.product)
        let head = arguments.last(ComparisonOptions.headProgram).map { ArmSource.binary($0) }
        if let path = arguments.last(ComparisonOptions.baseProgram) {
            base = .binary(path)
            self.head = head
            positionals = 0
            return
        }
        guard let text = arguments.positionals.first else {
            throw CommandError(
                "ab needs a revision to compare with, chiplog ab BASE[..HEAD], or a program, --base-bin PATH")
        }
        let range = try RevisionRange(text)
        if head != nil, range.head != .workingTree {
            throw CommandError("\(text) and --head-bin both say what is judged: leave one of them out")
        }
        base = range.base
        self.head = head ?? range.head
        positionals = 1
    }

    /// Builds what is to be built, and finds out whether both can be measured.
    func prepare(
        _ context: CommandContext, stop: Interruption, progress: @escaping (String) -> Void
    ) throws(PreparationError) -> (base: PreparedArm, head: PreparedArm) {
        let builder = ArmBuilder(
            repositoryOf: ".", product: product, environment: context.environment, stop: stop, progress: progress)
        guard let head else {
            let itself = PreparedArm(
                command: context.worker,
                subject: SubjectProbe.thisBuild(id: Arm.head.rawValue, variables: context.environment))
            return (try builder.prepare(base: base), itself)
        }
        return try builder.prepare(base: base, head: head)
    }
}
