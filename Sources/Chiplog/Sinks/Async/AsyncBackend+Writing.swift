internal import CChiplogShims
internal import Synchronization

// The backend's thread: visits the rings, hands their records to the sink, rests when there is nothing to do.
extension AsyncBackend {
    /// How long the backend naps while work comes in now and then.
    private static let nap: Int64 = 1_000_000
    /// How many naps without work come before it sleeps until woken.
    private static let napsBeforeSleep = 64
    /// How much of a ring is copied out at a time when its oldest records may be dropped meanwhile.
    private static let batch = 64 << 10

    func writeUntilStopped() {
        var idleNaps = 0
        var isFlushed = true
        while true {
            // Read before the visit: what was queued before a flush was asked for is seen by the visit.
            let asked = signals.flushesAsked.load(ordering: .sequentiallyConsistent)
            let isStopping =
                signals.isStopping.load(ordering: .sequentiallyConsistent) && !rings.contains(where: \.isBusy)
            let wrote = visitRings()
            isFlushed = isFlushed && !wrote
            if asked != signals.flushesDone.load(ordering: .relaxed) {
                flushSink()
                isFlushed = true
                signals.flushesDone.store(asked, ordering: .sequentiallyConsistent)
                signals.flushed.advance()
            }
            if isStopping && !wrote { return answerLastFlushes() }
            guard !rings.contains(where: { !$0.isEmpty }) else { continue }
            if !isFlushed {
                flushSink()
                isFlushed = true
            }
            idleNaps = wrote ? 0 : idleNaps + 1
            rest(idleNaps)
        }
    }

    /// Nobody is queueing any more: whoever asks for a flush from now on need not wait.
    private func answerLastFlushes() {
        flushSink()
        signals.flushesDone.store(.max, ordering: .sequentiallyConsistent)
        signals.flushed.advance()
        if signals.endsByItself.load(ordering: .sequentiallyConsistent) {
            endByItself()
        }
    }

    /// Hands on what is in the rings at this moment; false when there was nothing.
    private func visitRings() -> Bool {
        let before = delivered.load(ordering: .relaxed)
        rings.visit { ring in
            if dropsOldest {
                copyOut(ring)
            } else {
                writeInPlace(ring)
            }
        }
        return delivered.load(ordering: .relaxed) != before
    }

    private func writeInPlace(_ ring: RecordRing) {
        let limit = ring.tail
        var freed = 0
        while let front = ring.front(before: limit) {
            write(front.record)
            freed += front.record.count
            ring.pop(front)
            // Whoever waits for room need not wait for the end of the visit, which a slow sink makes long.
            if freed > ring.capacity / 4 {
                tellWaiters()
                freed = 0
            }
        }
        tellWaiters()
    }

    private func tellWaiters() {
        atomicMemoryFence(ordering: .sequentiallyConsistent)  // the pops, before looking for waiters
        if signals.waiters.load(ordering: .sequentiallyConsistent) > 0 {
            signals.room.advance()
        }
    }

    /// Copies records out under the ring's lock, since a caller may drop them, and writes the copies without it.
    private func copyOut(_ ring: RecordRing) {
        let limit = ring.tail
        let hasBuffer = withThreadBuffer { batch in
            repeat {
                batch.pointee.count = 0
                ring.lock.withLock { _ in move(from: ring, before: limit, to: batch) }
                writeAll(UnsafeRawBufferPointer(buffer: batch))
            } while batch.pointee.count > 0
            return true
        }
        if hasBuffer == nil {
            ring.lock.withLock { _ in
                while let front = ring.front(before: limit) { lose(front, of: ring) }
            }
        }
    }

    /// Moves what makes a batch. What there is no memory for even alone is lost: waiting for some would be for ever.
    private func move(from ring: RecordRing, before limit: UInt64, to batch: ByteBuffer) {
        while batch.pointee.count < Self.batch, let front = ring.front(before: limit) {
            guard let start = front.record.baseAddress, batch.reserve(front.record.count) else {
                if batch.pointee.count > 0 { return }
                lose(front, of: ring)
                continue
            }
            batch.append(start.assumingMemoryBound(to: UInt8.self), front.record.count)
            ring.pop(front)
        }
    }

    private func lose(_ front: RecordRing.Front, of ring: RecordRing) {
        ring.pop(front)
        countOutOfMemory()
        countDelivered()
    }

    private func writeAll(_ records: UnsafeRawBufferPointer) {
        var rest = records[...]
        while !rest.isEmpty {
            let length = Int(UnsafeRawBufferPointer(rebasing: rest).loadUnaligned(as: UInt32.self))
            write(UnsafeRawBufferPointer(rebasing: rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
    }

    private func write(_ record: UnsafeRawBufferPointer) {
        sink.write(LogEvent(record: RawSpan(_unsafeBytes: record)))
        countDelivered()
    }

    private func countDelivered() {
        delivered.store(delivered.load(ordering: .relaxed) &+ 1, ordering: .releasing)
    }

    private func flushSink() {
        var failure: SinkError?
        do throws(SinkError) {
            try sink.sink.flush()
        } catch {
            failure = error
        }
        flushFailure.withLock { $0 = failure }
    }

    private func rest(_ idleNaps: Int) {
        let mayFallAsleep = idleNaps > Self.napsBeforeSleep
        let state = mayFallAsleep ? AsyncSignals.BackendState.asleep : AsyncSignals.BackendState.napping
        signals.backend.store(state)
        let isSafe = !mayFallAsleep || orderAgainstCallers()
        // A caller either sees the state, or is seen here. A nap needs no such care: it ends by itself.
        if signals.hasRequests || (mayFallAsleep && rings.contains { !$0.isEmpty }) {
            signals.backend.store(AsyncSignals.BackendState.running)
            return
        }
        signals.backend.wait(while: state, nanoseconds: mayFallAsleep && isSafe ? 0 : Self.nap)
        signals.backend.store(AsyncSignals.BackendState.running)
    }
}
