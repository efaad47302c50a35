/// The levels of all pipelines of the process and the cells that logs read, so that a gate anywhere is never stricter than
/// a pipeline bound to a task somewhere.
///
/// Changing levels takes time in the number of labels of that pipeline; binding a pipeline to a task, in the number of
/// all labels, but only when that changes the lowest level bound anywhere.
enum LevelRegistry {
    private struct State {
        var tables: [ObjectIdentifier: LabelCells] = [:]
        /// The cells of logs without a pipeline; their levels are those of `defaultTable`.
        var followers = LabelCells(LogLevels(.off))
        /// The table of the pipeline that is the process default.
        var defaultTable: ObjectIdentifier?
        /// How often the tables of pipelines are bound to tasks at this moment.
        var overrides: [ObjectIdentifier: Int] = [:]
        /// The lowest threshold of any override; no gate is above it.
        var floor = UInt8.max

        mutating func refreshFloor() {
            var lowest = UInt8.max
            for id in overrides.keys {
                lowest = min(lowest, tables[id]?.levels.lowest.severity ?? .max)
            }
            guard lowest != floor else { return }
            floor = lowest
            for cells in tables.values { cells.refreshGates(floor: floor) }
            followers.refreshGates(floor: floor)
        }
    }

    // Not a `Mutex`, whose contended path the thread sanitizer cannot see: parallel tests bind pipelines all the time.
    private static let state = FutexMutex(State())

    static func add(_ id: ObjectIdentifier, _ levels: LogLevels) {
        state.withLock { $0.tables[id] = LabelCells(levels) }
    }

    static func remove(_ id: ObjectIdentifier) {
        // What is removed is released after the lock.
        _ = state.withLock { $0.tables.removeValue(forKey: id) }
    }

    static func cell(for label: String, in id: ObjectIdentifier) -> LevelCell {
        state.withLock { state in
            // The table of a pipeline is there as long as the pipeline.
            state.tables[id]?.cell(for: label, floor: state.floor) ?? LevelCell(.max, floor: state.floor)
        }
    }

    static func levels(of id: ObjectIdentifier) -> LogLevels {
        state.withLock { $0.tables[id]?.levels ?? LogLevels(.off) }
    }

    static func threshold(for label: String, in id: ObjectIdentifier) -> LogThreshold {
        state.withLock { $0.tables[id]?.levels.threshold(for: label) ?? .off }
    }

    /// Changes the levels of a table as `change` says.
    static func update(_ id: ObjectIdentifier, _ change: (inout LogLevels) -> Void) {
        state.withLock { state in
            guard var levels = state.tables[id]?.levels else { return }
            change(&levels)
            state.tables[id]?.setLevels(levels, floor: state.floor)
            if state.defaultTable == id {
                state.followers.setLevels(levels, floor: state.floor)
            }
            if state.overrides[id] != nil {
                state.refreshFloor()
            }
        }
    }

    // MARK: The process default

    static func defaultCell(for label: String) -> LevelCell {
        state.withLock { $0.followers.cell(for: label, floor: $0.floor) }
    }

    static func becomeDefault(_ id: ObjectIdentifier) {
        state.withLock { state in
            state.defaultTable = id
            state.followers.setLevels(state.tables[id]?.levels ?? LogLevels(.off), floor: state.floor)
        }
    }

    // MARK: Overrides

    static func overrideBegan(_ id: ObjectIdentifier) {
        state.withLock { state in
            state.overrides[id, default: 0] += 1
            if state.overrides[id] == 1 { state.refreshFloor() }
        }
    }

    static func overrideEnded(_ id: ObjectIdentifier) {
        state.withLock { state in
            guard let count = state.overrides[id] else { return }
            state.overrides[id] = count > 1 ? count - 1 : nil
            if count == 1 { state.refreshFloor() }
        }
    }

    /// How many cells there are for logs of the table, for tests.
    static func labelCount(of id: ObjectIdentifier) -> Int {
        state.withLock { $0.tables[id]?.count ?? 0 }
    }
}
