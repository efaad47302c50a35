import Chiplog

/// One caller's calls: loops with nothing in them but the calls, so that even one that is turned away can be timed.
struct LoggingCalls {
    let log: Log
    let events: EventPool

    /// Logs the events `range`; identified ones also say which caller's and which number they are.
    @inline(__always)
    func make(_ thread: Int, _ range: Range<UInt64>, isIdentified: Bool) {
        if isIdentified {
            makeIdentified(thread, range)
        } else if events.onlyLevel != .info {
            makeLevelled(range)
        } else if events.entries.count == 1 {
            makeOne(events.entries[0], range)
        } else {
            makePool(range)
        }
    }

    private func makeOne(_ entry: EventPool.Entry, _ range: Range<UInt64>) {
        switch (entry, events.style) {
        case (.plain(let message), _):
            for _ in range { log.info(message) }
        case (.three(let event), .builder):
            for _ in range { log.info(event.message) { event.encodeThree(into: &$0) } }
        case (.three(let event), .literal):
            for _ in range { log.info(event.message, event.literalOfThree) }
        case (.mixed(let event), .builder):
            for _ in range { log.info(event.message) { event.encode(into: &$0) } }
        case (.mixed(let event), .literal):
            for _ in range { log.info(event.message, event.literal) }
        case (.madeUp(let event), _):
            for _ in range { log.info(event.message) { event.encode(into: &$0) } }
        }
    }

    private func makePool(_ range: Range<UInt64>) {
        for number in range {
            switch (events.entry(number), events.style) {
            case (.plain(let message), _): log.info(message)
            case (.three(let event), .builder): log.info(event.message) { event.encodeThree(into: &$0) }
            case (.three(let event), .literal): log.info(event.message, event.literalOfThree)
            case (.mixed(let event), .builder): log.info(event.message) { event.encode(into: &$0) }
            case (.mixed(let event), .literal): log.info(event.message, event.literal)
            case (.madeUp(let event), _): log.info(event.message) { event.encode(into: &$0) }
            }
        }
    }

    /// Levels known only when the call is made.
    private func makeLevelled(_ range: Range<UInt64>) {
        for number in range {
            let index = events.index(number)
            let level = events.levels[index]
            switch (events.entries[index], events.style) {
            case (.plain(let message), _): log.log(level, message)
            case (.three(let event), .builder): log.log(level, event.message) { event.encodeThree(into: &$0) }
            case (.three(let event), .literal): log.log(level, event.message, event.literalOfThree)
            case (.mixed(let event), .builder): log.log(level, event.message) { event.encode(into: &$0) }
            case (.mixed(let event), .literal): log.log(level, event.message, event.literal)
            case (.madeUp(let event), _): log.log(level, event.message) { event.encode(into: &$0) }
            }
        }
    }

    private func makeIdentified(_ thread: Int, _ range: Range<UInt64>) {
        for number in range {
            let index = events.index(number)
            let entry = events.entries[index]
            log.log(events.levels[index], entry.message) { fields in
                fields[key: EventIdentity.threadKey] = thread
                fields[key: EventIdentity.numberKey] = number
                switch (entry, events.style) {
                case (.plain, _): break
                case (.three(let event), .builder): event.encodeThree(into: &fields)
                case (.three(let event), .literal): fields.append(contentsOf: event.literalOfThree)
                case (.mixed(let event), .builder): event.encode(into: &fields)
                case (.mixed(let event), .literal): fields.append(contentsOf: event.literal)
                case (.madeUp(let event), _): event.encode(into: &fields)
                }
            }
        }
    }
}
