internal import Synchronization

/// The levels of one pipeline, which can change while calls run; they see the old or the new ones.
final class LevelTable: Sendable {
    /// The threshold of every label, where no rule tells labels apart; `hasRules` otherwise.
    private let uniform: Atomic<UInt16>
    private static let hasRules = UInt16.max

    init(_ levels: LogLevels) {
        uniform = Atomic(Self.uniformSeverity(of: levels))
        LevelRegistry.add(id, levels)
    }

    deinit {
        LevelRegistry.remove(id)
    }

    private var id: ObjectIdentifier { ObjectIdentifier(self) }

    /// The cell that logs called `label` read.
    func cell(for label: String) -> LevelCell {
        LevelRegistry.cell(for: label, in: id)
    }

    var levels: LogLevels {
        get { LevelRegistry.levels(of: id) }
        set {
            update { $0 = newValue }
        }
    }

    /// The threshold of labels that no rule covers.
    var threshold: LogThreshold {
        get { levels.default }
        set {
            update { $0.default = newValue }
        }
    }

    private func update(_ change: (inout LogLevels) -> Void) {
        LevelRegistry.update(id) { levels in
            change(&levels)
            uniform.store(Self.uniformSeverity(of: levels), ordering: .relaxed)
        }
    }

    /// The threshold of `label`, for logs that were made for another pipeline and so hold no cell of this one: one load,
    /// or a lock and a search where there are rules.
    @inline(__always)
    func threshold(for label: String) -> LogThreshold {
        let severity = uniform.load(ordering: .relaxed)
        if _fastPath(severity != Self.hasRules) {
            return LogThreshold(severity: UInt8(truncatingIfNeeded: severity))
        }
        return LevelRegistry.threshold(for: label, in: id)
    }

    private static func uniformSeverity(of levels: LogLevels) -> UInt16 {
        levels.rules.isEmpty ? UInt16(levels.default.severity) : hasRules
    }

    // MARK: The process default

    /// The cell of a log called `label` that has no pipeline: it follows whatever pipeline is the default.
    static func defaultCell(for label: String) -> LevelCell {
        LevelRegistry.defaultCell(for: label)
    }

    /// Makes the logs without a pipeline follow this table.
    func becomeDefault() {
        LevelRegistry.becomeDefault(id)
    }

    // MARK: Overrides

    /// How many pipelines are bound to tasks at this moment; calls look at the task-local only when it is not 0.
    static let liveOverrides = Atomic<Int>(0)

    /// Called when a pipeline with this table is bound to a task.
    func overrideBegan() {
        LevelRegistry.overrideBegan(id)
        Self.liveOverrides.add(1, ordering: .sequentiallyConsistent)
    }

    /// Called when the binding ends; once for each `overrideBegan`.
    func overrideEnded() {
        Self.liveOverrides.subtract(1, ordering: .sequentiallyConsistent)
        LevelRegistry.overrideEnded(id)
    }
}
