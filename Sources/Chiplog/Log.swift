public import Synchronization

/// What one logs to: a name with fields, levels and a pipeline behind it. A value of one word, cheap to copy.
///
/// ```swift
/// let log = Log("checkout")
/// log.info("order placed", ["order": 42, "amount": 12.5, "currency": "EUR"])
/// log.error("payment declined", error: error, ["code": 51])
/// log.debug("cart") { $0["items"] = cart.count; $0["total"] = cart.total() }
/// ```
/// Message and fields are evaluated only for events that are kept. Logging never throws and never traps. A call that is
/// turned away by its level costs one load and one comparison.
@frozen
public struct Log: Sendable {
    @usableFromInline let core: LogCore

    /// - Parameters:
    ///   - label: names the part of the program, such as "checkout"; the first 1,024 bytes are kept.
    ///   - pipeline: where the events go; nil means the process default at the time of each call.
    public init(_ label: String, pipeline: Pipeline? = nil) {
        core = LogCore(label: label, pipeline: pipeline?.core)
    }

    init(core: LogCore) {
        self.core = core
    }

    public var label: String { core.label }

    /// Whether an event of `level` would be kept if it were logged now, here.
    public func isEnabled(_ level: LogLevel) -> Bool {
        core.target(for: level.severity, logs: false) != nil
    }

    /// The gate: false for most disabled calls; true may still be turned away, before anything is evaluated.
    @inlinable
    @inline(__always)
    func mayPass(_ level: LogLevel) -> Bool {
        core.cell.gate.load(ordering: .relaxed) <= level.severity
    }
}

extension Log {
    /// A log whose events all begin with `fields`; they are encoded here, once.
    public func with(_ fields: LogFields) -> Log {
        with { $0.append(contentsOf: fields) }
    }

    /// A log whose events all begin with the fields that `build` writes; they are encoded here, once. Beyond 8 MiB in all
    /// they are left out, and the log's events say that they are truncated.
    public func with(_ build: (inout LogFieldEncoder) -> Void) -> Log {
        var bound = core.bound
        bound.append(build)
        return Log(core: LogCore(label: core.label, cell: core.cell, pipeline: core.pipeline, bound: bound))
    }
}
