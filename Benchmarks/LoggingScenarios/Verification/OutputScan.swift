import ChiplogBench

/// Reads an output back, and holds every line against the events that callers sent.
struct OutputScan {
    let settings: LoggingSettings
    /// Each caller's events.
    let pools: [EventPool]
    let output: OutputFile

    /// Notes in `delivery` what was found of the events; `sent[thread]` is how many that caller sent.
    func count(sent: [UInt64], into delivery: inout Delivery) throws(WorkloadError) {
        var tally = DeliveryTally(sent: sent)
        let (label, bound) = (settings.logger.label, settings.logger.bound)
        try output.visitLines { line in
            guard
                let line, let found = FoundEvent(line, format: settings.format.kind, label: label, bound: bound),
                pools.indices.contains(found.identity.thread),
                found.says(pools[found.identity.thread].entry(found.identity.number), bound: bound)
            else { return tally.foundTorn() }
            tally.found(found.identity)
        }
        delivery.delivered = tally.delivered
        delivery.duplicated = tally.duplicated
        delivery.reordered = tally.reordered
        delivery.torn = tally.torn
    }
}
