import ChiplogBench

/// What the options of `chiplog ab` say beyond those of a run, checked.
struct ComparisonOptions {
    static let baseProgram = OptionDefinition(
        name: "base-bin", value: "PATH", help: "compare with this program, built before, instead of BASE", takes: .file)
    static let headProgram = OptionDefinition(
        name: "head-bin", value: "PATH", help: "judge this program, built before, instead of HEAD", takes: .file)
    static let product = OptionDefinition(
        name: "product", value: "NAME", help: "the executable product to build (default: this program's name)")
    static let blocks = OptionDefinition(
        name: "blocks", value: "N",
        help: "pairs of processes for each row, 2 to 200 (default: 6 to 40, as many as it takes)")
    static let threshold = OptionDefinition(
        name: "threshold", value: "METRIC=SHARE",
        help: "the change that counts, as in cpu_time=3%; repeatable (default: what each metric says)",
        isRepeatable: true)
    static let strict = OptionDefinition(
        name: "strict", help: "exit with 4 where something stays undecided or the machine is too restless")

    static let all = [baseProgram, headProgram, product, blocks, threshold, strict]

    let thresholds: [Threshold]
    let schedule: BlockSchedule?
    let isStrict: Bool

    init(_ arguments: ParsedArguments) throws(CommandError) {
        var thresholds: [Threshold] = []
        for text in arguments.all(Self.threshold) { thresholds.append(try Self.threshold(text)) }
        self.thresholds = thresholds
        schedule = try arguments.last(Self.blocks).map { (text) throws(CommandError) in
            guard let blocks = Int(text), (2...200).contains(blocks) else {
                throw CommandError("--blocks: expected a whole number from 2 to 200, found \"\(text)\"")
            }
            return .fixed(blocks)
        }
        isStrict = arguments.has(Self.strict)
    }

    private static func threshold(_ text: String) throws(CommandError) -> Threshold {
        do throws(ScenarioError) {
            return try Threshold(text)
        } catch {
            throw CommandError("--threshold \(text): \(error.message)")
        }
    }
}
