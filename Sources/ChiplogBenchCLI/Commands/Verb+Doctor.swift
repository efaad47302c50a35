import ChiplogBench

extension Verb {
    private static let selfTest = OptionDefinition(
        name: "self-test", help: "prove that the harness tells the truth here; about two minutes")

    static let doctor = Verb(
        name: "doctor", abstract: "say what this machine can measure, and prove it",
        options: [selfTest, RunOptions.seed, RunOptions.pin, RunOptions.quiet],
        details: """
            Every line is a fact about this machine that figures depend on: what is well, and what is not with what it
            leads to and what helps. With --self-test known faults are planted and looked for: a build compared with itself,
            more work, lost events, allocations, a leak, a spike of memory, a stop, one instruction more. The exit code is
            then 4 unless all were seen, and nothing else was.
            """,
        examples: ["doctor", "doctor --self-test"]
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments, context.provider)
        guard arguments.has(selfTest) else {
            let findings = MachineFinding.all(
                variables: context.environment, countsAllocations: AllocationMeter.interposed != nil,
                scratch: try ScratchFolder(environment: context.environment).path)
            for finding in findings {
                context.console.print("\(finding.isWell ? "ok  " : "note")  \(finding.text)")
            }
            return .success
        }
        return try SelfTestSession(options, context).run()
    }
}
