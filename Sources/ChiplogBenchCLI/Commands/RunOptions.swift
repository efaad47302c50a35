import ChiplogBench

/// What the options of `chiplog run` say, checked.
struct RunOptions {
    static let output = OptionDefinition(
        name: "output", letter: "o", value: "DIR", help: "the folder for the reports (default: reports)",
        takes: .folder)
    static let format = FormatOption(
        default: ReportFormat.reports, ReportFormat.reports.map(\.name).joined(separator: ","))
    static let profile = OptionDefinition(
        name: "profile", value: "NAME",
        help: "how much to measure: \(Profile.all.map(\.name).joined(separator: ", ")) (default: default)",
        takes: .one(of: Profile.all.map(\.name)))
    static let seed = OptionDefinition(
        name: "seed", value: "N", help: "seeds everything random, 0 to 2^64-1 (default: 42)")
    static let reference = OptionDefinition(
        name: "reference",
        help: "measure rows beside the reference; without a SCENARIO, those of scenarios/goals")
    static let pin = OptionDefinition(
        name: "pin", value: "WHERE",
        help: "processors of workers: auto (one for rows of one thread), none, or 0,1 (default: auto)",
        takes: .one(of: ["auto", "none"]))
    static let quiet = OptionDefinition(
        name: "quiet", letter: "q", help: "say nothing but errors; reports are written all the same")
    static let noProgress = OptionDefinition(name: "no-progress", help: "no progress line on the terminal")
    static let dryRun = OptionDefinition(name: "dry-run", help: "show what would be measured, and stop")
    static let withoutPass = PassName.allCases.map { pass in
        OptionDefinition(name: "no-\(pass.rawValue)", help: "leave out the \(pass.rawValue) pass")
    }

    static let all: [OptionDefinition] =
        [output, format.definition, .filter, .skip, .set, profile, seed, pin, reference] + withoutPass
        + [quiet, noProgress, dryRun, .scenarios]

    let output: String
    let formats: [ReportFormat]
    let profile: Profile
    let seed: UInt64
    let pinning: Pinning
    let passes: Set<PassName>
    /// What rows are measured beside; nil unless asked for.
    let reference: (any WorkloadReference)?
    let isQuiet: Bool
    let showsProgress: Bool
    let isDryRun: Bool

    init(_ arguments: ParsedArguments, _ provider: any WorkloadProvider) throws(CommandError) {
        output = arguments.last(Self.output) ?? "reports"
        formats = try Self.format.formats(arguments)
        profile = try Self.profile(arguments.last(Self.profile) ?? Profile.default.name)
        seed = try Self.seed(arguments.last(Self.seed))
        pinning = try Self.pinning(arguments.last(Self.pin))
        passes = try Self.passes(arguments)
        reference = arguments.has(Self.reference) ? try Self.reference(of: provider) : nil
        isQuiet = arguments.has(Self.quiet)
        showsProgress = !isQuiet && !arguments.has(Self.noProgress)
        isDryRun = arguments.has(Self.dryRun)
    }

    private static func reference(of provider: any WorkloadProvider) throws(CommandError) -> any WorkloadReference {
        guard let reference = provider.reference else {
            throw CommandError("--reference: this benchmark has no reference to measure its rows beside")
        }
        return reference
    }

    private static func profile(_ name: String) throws(CommandError) -> Profile {
        guard let found = Profile.named(name) else {
            throw CommandError(option: profile, found: name, expected: Profile.all.map(\.name))
        }
        return found
    }

    private static func seed(_ text: String?) throws(CommandError) -> UInt64 {
        guard let text else { return 42 }
        guard let number = UInt64(text) else {
            throw CommandError("--seed: expected a whole number from 0 to \(UInt64.max), found \"\(text)\"")
        }
        return number
    }

    private static func pinning(_ text: String?) throws(CommandError) -> Pinning {
        do throws(PinningError) {
            return try text.map { (text) throws(PinningError) in try Pinning(text) } ?? .auto
        } catch {
            throw CommandError("--pin: \(error)")
        }
    }

    private static func passes(_ arguments: ParsedArguments) throws(CommandError) -> Set<PassName> {
        let passes = zip(PassName.allCases, withoutPass).filter { !arguments.has($1) }.map(\.0)
        guard !passes.isEmpty else {
            throw CommandError(
                "\(withoutPass.map { "--\($0.name)" }.joined(separator: " and ")) together leave nothing to measure")
        }
        return Set(passes)
    }
}
