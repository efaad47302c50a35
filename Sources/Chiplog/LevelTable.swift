public import Synchronization

/// From which severity on the calls of a log are let through; read by every call, so two bytes and no lock.
@usableFromInline
final class LevelCell: Sendable {
    /// What the gate compares with: `own`, or less while a task somewhere has a pipeline bound that takes less.
    @usableFromInline let gate: Atomic<UInt8>
    /// The threshold of the pipeline itself.
    let own: Atomic<UInt8>

    init(_ severity: UInt8) {
        gate = Atomic(severity)
        own = Atomic(severity)
    }
}

/// The threshold of one pipeline, which can change while calls run; they see the old or the new one.
final class LevelTable: Sendable {
    private let cell: LevelCell

    init(_ threshold: LogThreshold) {
        cell = LevelCell(threshold.severity)
        Self.registry.withLock { registry in
            registry.cells[ObjectIdentifier(self)] = cell
            registry.refreshGates()
        }
    }

    deinit {
        _ = Self.registry.withLock { $0.cells.removeValue(forKey: ObjectIdentifier(self)) }
    }

    /// The cell that logs called `label` read.
    func cell(for label: String) -> LevelCell { cell }

    var threshold: LogThreshold {
        get { LogThreshold(severity: cell.own.load(ordering: .relaxed)) }
        set {
            Self.registry.withLock { registry in
                cell.own.store(newValue.severity, ordering: .relaxed)
                registry.refreshGates()
            }
        }
    }

    // MARK: The process default

    /// What logs without a pipeline of their own read: the threshold of whatever pipeline is the default.
    static let defaultCell = LevelCell(LogThreshold.off.severity)

    /// Makes `defaultCell` follow this table.
    func becomeDefault() {
        Self.registry.withLock { registry in
            registry.defaultTable = ObjectIdentifier(self)
            registry.refreshGates()
        }
    }

    // MARK: Overrides

    /// All tables and live overrides of the process, so that a gate anywhere is never stricter than an override.
    private struct Registry {
        var cells: [ObjectIdentifier: LevelCell] = [:]
        /// The tables of pipelines bound to tasks, each as often as it is bound.
        var overrides: [ObjectIdentifier] = []
        /// The table of the pipeline that is the process default.
        var defaultTable: ObjectIdentifier?

        func refreshGates() {
            var floor = UInt8.max
            for override in overrides {
                if let cell = cells[override] {
                    floor = min(floor, cell.own.load(ordering: .relaxed))
                }
            }
            if let cell = defaultTable.flatMap({ cells[$0] }) {
                defaultCell.own.store(cell.own.load(ordering: .relaxed), ordering: .relaxed)
            }
            for cell in cells.values {
                cell.gate.store(min(cell.own.load(ordering: .relaxed), floor), ordering: .relaxed)
            }
            defaultCell.gate.store(min(defaultCell.own.load(ordering: .relaxed), floor), ordering: .relaxed)
        }
    }

    // Not a `Mutex`, whose contended path the thread sanitizer cannot see: parallel tests bind pipelines all the time.
    private static let registry = FutexMutex(Registry())

    /// How many pipelines are bound to tasks at this moment; calls look at the task-local only when it is not 0.
    static let liveOverrides = Atomic<Int>(0)

    /// Called when a pipeline with this table is bound to a task.
    func overrideBegan() {
        Self.registry.withLock { registry in
            registry.overrides.append(ObjectIdentifier(self))
            registry.refreshGates()
        }
        Self.liveOverrides.add(1, ordering: .sequentiallyConsistent)
    }

    /// Called when the binding ends; once for each `overrideBegan`.
    func overrideEnded() {
        Self.liveOverrides.subtract(1, ordering: .sequentiallyConsistent)
        Self.registry.withLock { registry in
            if let place = registry.overrides.firstIndex(of: ObjectIdentifier(self)) {
                registry.overrides.remove(at: place)
            }
            registry.refreshGates()
        }
    }
}
