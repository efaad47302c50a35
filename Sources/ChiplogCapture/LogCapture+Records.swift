package import Chiplog

extension LogCapture {
    /// What was logged before the capture was sealed. Costs 50 bytes a record, which is decoded when looked at.
    public var records: [CapturedRecord] {
        snapshot.all
    }

    /// What was logged after `mark` and before the capture was sealed. A mark of another capture, which `knows` tells,
    /// leaves nothing out, so that nothing is taken for absent on its account.
    public func records(since mark: Mark) -> [CapturedRecord] {
        var records: [CapturedRecord] = []
        snapshot.forEachRecord(after: mark.sequence(in: id)) { records.append($0) }
        return records
    }

    /// Those of `records` that look like `pattern`; the others are not decoded.
    public func records(matching pattern: LogPattern, since mark: Mark = .start) -> [CapturedRecord] {
        let matcher = RecordMatcher(pattern)
        var records: [CapturedRecord] = []
        snapshot.forEachRecord(after: mark.sequence(in: id), where: matcher.matches) { records.append($0) }
        return records
    }

    /// What came after the capture was sealed, from work that outlived the test; bounded like `records`.
    public var lateRecords: [CapturedRecord] {
        state.withLock { $0.late }?.all ?? []
    }

    /// How many of the records that came after `mark` found no room, and so are missing in `records(since: mark)`.
    /// What was dropped before the last `drain()` does not count, nor do late records; a mark of another capture
    /// counts as `.start`.
    public func droppedCount(since mark: Mark) -> Int {
        snapshot.droppedCount(after: mark.sequence(in: id))
    }

    /// The records so far, which are then gone from here: what comes next is counted on from them. Of a sealed
    /// capture, what was logged before the end; late records stay. A second call has only what has come since the
    /// first.
    ///
    /// To drain is not to claim: an error among them still makes a test fail whose `failOn:` says so.
    public func drain() -> [CapturedRecord] {
        let (records, claimed, levelToClaim) = state.withLock { state in
            let (records, claimed) = (state.records, state.claimed)
            // Their numbers never come again.
            state.claimed = []
            state.drainedDropped += records.droppedCount
            state.records = BoundedRecords(of: id, within: bound, firstSequence: records.nextSequence)
            return (records, claimed, state.levelToClaim)
        }
        let drained = records.all
        if let levelToClaim {
            keepUnclaimed(drained.filter { $0.isAtLeast(levelToClaim) && !claimed.contains($0.sequence) })
        }
        return drained
    }

    /// Keeps those that nobody has claimed meanwhile, as many as there may be first or last records; what finds no room
    /// counts as dropped.
    private func keepUnclaimed(_ drained: [CapturedRecord]) {
        guard !drained.isEmpty else { return }
        state.withLock { state in
            let unclaimed = drained.filter { !state.claimed.contains($0.sequence) }
            let room = max(0, max(bound.first, bound.last) - state.drainedUnclaimed.count)
            state.drainedUnclaimed += unclaimed.prefix(room)
            state.drainedDropped += max(0, unclaimed.count - room)
        }
    }

    /// A copy, so that nobody who logs waits for whoever looks.
    private var snapshot: BoundedRecords {
        state.withLock { $0.records }
    }
}

extension LogCapture {
    /// How many events no capture took while this one was live, its level or above: logged in detached tasks or
    /// threads to which no context was carried, or by code that has nothing to do with the test.
    public var unclaimed: Int {
        state.withLock { $0.unclaimed } ?? CaptureRouter.unclaimed(since: self)
    }

    /// Says that a test expects these records, so that `failOn:` does not take them for failures. Another capture's
    /// are for that one to claim, and change nothing here.
    public func claim(_ records: some Sequence<CapturedRecord>) {
        let sequences = Set(records.filter { $0.capture == id }.map(\.sequence))
        state.withLock { state in
            state.claimed.formUnion(sequences)
            state.drainedUnclaimed.removeAll { sequences.contains($0.sequence) }
        }
    }

    /// Says that every record from `level` on has to be claimed, also those that are drained from now on.
    package func expectClaims(from level: LogLevel) {
        state.withLock { $0.levelToClaim = level }
    }

    /// The records of `level` and above that nobody has claimed; drained ones too where claims were expected.
    package func unexpectedRecords(from level: LogLevel) -> [CapturedRecord] {
        let (records, drained, claimed) = state.withLock { ($0.records, $0.drainedUnclaimed, $0.claimed) }
        var unexpected = drained.filter { $0.isAtLeast(level) }
        records.forEachRecord { record in
            if record.isAtLeast(level), !claimed.contains(record.sequence) {
                unexpected.append(record)
            }
        }
        return unexpected
    }

    /// Keeps records that hold `secret` out of whatever shows the capture's records.
    package func conceal(_ secret: String) {
        guard !secret.isEmpty else { return }
        lateWatch.conceal(secret)
    }

    package var secrets: [String] { lateWatch.secrets }
}

extension CapturedRecord {
    fileprivate func isAtLeast(_ level: LogLevel) -> Bool {
        withEvent { $0.severity } >= level.severity
    }
}
