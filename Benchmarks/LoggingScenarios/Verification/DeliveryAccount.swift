import Chiplog
import ChiplogBench

/// What became of a workload's events: the pipeline's counters, held against what must have become of them.
///
/// How many events level, processors and sampler turn away follows from the events and from the scenario alone; so these
/// numbers are computed and not asked for, and a pipeline that counts others does not add up.
struct DeliveryAccount {
    let settings: LoggingSettings
    let expected: ExpectedEvents
    let seed: UInt64
    let counters: LogCounters
    /// Each caller's events.
    let sent: [UInt64]

    /// The account with nothing delivered yet, `verifiedBy` some means.
    func delivery(verifiedBy means: String) -> Delivery {
        let census = census
        // What a sink turns away itself, such as a ring that lets old events go, was never owed to the output.
        let filtered = census[.gated, default: 0] + census[.filtered, default: 0] + sink.filtered
        return Delivery(
            attempted: sent.reduce(0, +), filtered: filtered, sampledOut: sampledOut(census),
            accepted: counters.accepted - min(sink.filtered, counters.accepted), dropped: sink.dropped.total,
            droppedByReason: sink.dropped.byReason.filter { $0.count > 0 }, verifiedBy: means)
    }

    /// What the sinks count, together: a pipeline has those of a fan-out side by side.
    var sink: SinkCounters { counters.sinks.reduce(into: SinkCounters()) { $0 += $1 } }

    /// Events that are on their way to the sinks whatever a sampler says.
    var alwaysKept: UInt64 { census[.kept, default: 0] }

    private var census: [ExpectedEvents.Fate: UInt64] {
        sent.reduce(into: [:]) { sum, count in
            sum.merge(expected.census(of: count)) { $0 + $1 }
        }
    }

    private func sampledOut(_ census: [ExpectedEvents.Fate: UInt64]) -> UInt64 {
        let asked = census[.sampled, default: 0]
        // What a rate limit turns away is up to the clock.
        guard let sampling = settings.sampling, !settings.limitsRate else { return counters.sampledOut }
        return asked - sampling.kept(of: asked, seed: seed)
    }
}

extension DeliveryAccount {
    /// Notes as missing what an output itself shows to be so.
    func check(_ found: OutputScan.Finding, _ delivery: inout Delivery) {
        // What no sampler may leave out is there, unless something was dropped or let go behind it.
        if delivery.dropped == 0, sink.filtered == 0, !settings.limitsRate, found.kept < alwaysKept {
            delivery.missingUnaccounted = max(delivery.missingUnaccounted, alwaysKept - found.kept)
        }
        // A rate limit tells of no more than it has turned away.
        if found.suppressed > delivery.sampledOut { delivery.torn += found.suppressed - delivery.sampledOut }
    }
}
