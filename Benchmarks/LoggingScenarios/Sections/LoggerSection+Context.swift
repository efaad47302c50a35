import Chiplog
import ChiplogBench

extension LoggerSection.Context {
    /// The context as the core has it; the trace's ids follow from the seed.
    func logContext(seed: UInt64) -> LogContext {
        var context = LogContext()
        if !fields.isEmpty {
            context.fields = LogFields(fields.map { (key: LogKey($0.key), value: LogValue.string($0.value)) })
        }
        context.trace = trace(seed: seed)
        return context
    }

    /// The trace that events belong to; nil where they belong to none.
    func trace(seed: UInt64) -> TraceContext? {
        guard hasTrace else { return nil }
        var random = SplitMix64(seed: seed)
        return TraceContext(traceID: .random(using: &random), spanID: .random(using: &random), flags: .sampled)
    }
}
