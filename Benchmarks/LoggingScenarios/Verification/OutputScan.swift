import ChiplogBench

/// Reads an output back, and holds every line against the events that callers sent.
struct OutputScan {
    let settings: LoggingSettings
    let expected: ExpectedEvents
    let output: OutputFile

    /// What was found of the events.
    struct Finding {
        var tally: DeliveryTally
        /// Events that a rate limit says it has turned away.
        var suppressed: UInt64 = 0
        /// Events that no sampler may leave out.
        var kept: UInt64 = 0
    }

    /// Reads every line; `sent[thread]` is how many events that caller sent.
    func find(sent: [UInt64]) throws(WorkloadError) -> Finding {
        var finding = Finding(tally: DeliveryTally(sent: sent))
        let (format, label) = (settings.format.kind, settings.logger.label)
        try output.visitLines { line in
            guard let line,
                var found = FoundEvent(line, format: format, label: label, firstKey: expected.firstKey)
            else { return finding.tally.foundTorn() }
            let suppressed = settings.limitsRate ? found.takeSuppressed() : nil
            guard expected.allows(found) else { return finding.tally.foundTorn() }
            finding.suppressed += suppressed ?? 0
            if expected.fate(of: found.identity.number) == .kept { finding.kept += 1 }
            finding.tally.found(found.identity)
        }
        return finding
    }
}
