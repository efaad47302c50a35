public import Synchronization

/// From which severity on the calls of a log are let through; read by every call, so two bytes and no lock.
///
/// All logs with one label and one pipeline share a cell, and so do the logs derived from them by `with`.
@usableFromInline
final class LevelCell: Sendable {
    /// What the gate compares with: `own`, or less while a task somewhere has a pipeline bound that takes less.
    @usableFromInline let gate: Atomic<UInt8>
    /// The threshold that the label has in the pipeline itself.
    let own: Atomic<UInt8>

    init(_ severity: UInt8, floor: UInt8) {
        gate = Atomic(min(severity, floor))
        own = Atomic(severity)
    }

    func set(_ severity: UInt8, floor: UInt8) {
        own.store(severity, ordering: .relaxed)
        gate.store(min(severity, floor), ordering: .relaxed)
    }
}

/// The cells of the labels that one pipeline's logs have, and the levels they follow.
struct LabelCells {
    private(set) var levels: LogLevels
    private var byLabel: [String: LevelCell] = [:]
    /// How many labels to hold before looking for those that no log has any more.
    private var limit = 64

    init(_ levels: LogLevels) {
        self.levels = levels
    }

    /// The cell of `label`, made if need be. Takes a hash look-up, whatever the number of rules, once the label is known.
    mutating func cell(for label: String, floor: UInt8) -> LevelCell {
        if let cell = byLabel[label] { return cell }
        if byLabel.count >= limit { prune() }
        let cell = LevelCell(levels.threshold(for: label).severity, floor: floor)
        byLabel[label] = cell
        return cell
    }

    mutating func setLevels(_ levels: LogLevels, floor: UInt8) {
        self.levels = levels
        for (label, cell) in byLabel {
            cell.set(levels.threshold(for: label).severity, floor: floor)
        }
    }

    func refreshGates(floor: UInt8) {
        for cell in byLabel.values {
            cell.gate.store(min(cell.own.load(ordering: .relaxed), floor), ordering: .relaxed)
        }
    }

    var count: Int { byLabel.count }

    /// Lets go of the cells that no log holds, so that logs made per request under ever new labels do not pile up. What
    /// is alive is looked through again only when it has doubled, so a new label costs the same however many there are.
    private mutating func prune() {
        // A cell that only this table refers to cannot be given out meanwhile: that takes the lock that is held here.
        var index = byLabel.values.startIndex
        var dead: [String] = []
        while index != byLabel.values.endIndex {
            if isKnownUniquelyReferenced(&byLabel.values[index]) {
                dead.append(byLabel.keys[index])
            }
            byLabel.values.formIndex(after: &index)
        }
        for label in dead { byLabel.removeValue(forKey: label) }
        limit = max(64, 2 * byLabel.count)
    }
}
