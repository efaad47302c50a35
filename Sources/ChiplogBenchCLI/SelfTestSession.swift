import ChiplogBench

/// One self-test, told on the console as it goes.
struct SelfTestSession {
    private let options: RunOptions
    private let context: CommandContext
    private let scratch: ScratchFolder

    init(_ options: RunOptions, _ context: CommandContext) throws(CommandError) {
        self.options = options
        self.context = context
        scratch = try ScratchFolder(environment: context.environment)
    }

    /// Makes every check; the exit code says whether all went well.
    func run() -> ExitCode {
        let start = ContinuousClock.now
        let stop = context.stop()
        let progress = ProgressLine(context.console, environment: context.environment)
        var failed = 0
        var skipped = 0
        var passed = 0
        SelfTest(
            command: WorkerCommand(
                executable: context.worker.executable,
                arguments: context.worker.arguments + [WorkerCommand.selfTestFlag]),
            scratch: scratch.path, seed: options.seed, pinning: options.pinning, stop: stop
        ).run(
            progress: { progress?.show("self-test: \($0)") },
            { check in
                progress?.clear()
                switch check.outcome {
                case .pass: passed += 1
                case .fail: failed += 1
                case .skipped: skipped += 1
                }
                guard !options.isQuiet || check.outcome == .fail else { return }
                let word = check.outcome.rawValue.padded(to: 7)
                context.console.print("\(word)  \(check.name): \(check.finding)")
            })
        progress?.clear()
        if stop.isRaised {
            context.console.error("interrupted: the self-test proves nothing unless it comes to its end")
            return .failure
        }
        let seconds = Int((ContinuousClock.now - start) / .seconds(1))
        let others = skipped > 0 ? ", \(skipped) skipped" : ""
        if !options.isQuiet {
            context.console.print(
                "Self-test \(failed == 0 ? "passed" : "FAILED"): \(passed) of \(passed + failed) checks\(others), "
                    + "\(seconds) s")
        }
        return failed == 0 ? .success : .inconclusive
    }
}
