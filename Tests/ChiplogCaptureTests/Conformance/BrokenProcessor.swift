import Chiplog
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Passes every event on, but for one fault.
struct BrokenProcessor: LogProcessor {
    /// The promise that is broken, in the words of its rule.
    enum Fault: String, CaseIterable {
        case countsByThread = "on many threads it lets as many events alike pass as on one"
        case throwsOnErrors = "it throws on no event, of whatever form"
        case remembers = "equal events, one after the other, get equal treatment"
        case nameless = "its name is one line that says something"
        case lies = "where it says that the way of an event ends, no such event passes"
    }

    private let fault: Fault
    private let state = State()

    private final class State: Sendable {
        static let all = Atomic<Int>(0)
        let threads = FutexMutex<[pthread_t: Int]>([:])
    }

    init(_ fault: Fault) { self.fault = fault }

    var name: String { fault == .nameless ? " \n" : "broken" }

    func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        switch fault {
        case .countsByThread:
            let count = state.threads.withLock { threads in
                threads[pthread_self(), default: 0] += 1
                return threads[pthread_self(), default: 0]
            }
            return count <= 2000 ? .pass : .sampledOut
        case .throwsOnErrors:
            if event.event.error != nil { throw ProcessorError("an error, of all things") }
        case .remembers:
            event.append { $0["seen"] = State.all.add(1, ordering: .relaxed).newValue }
        case .nameless, .lies:
            break
        }
        return .pass
    }

    func explain(label: String, level: LogLevel) -> StageExplanation {
        fault == .lies && level == .debug ? .ends("no debug") : .passes("everything")
    }
}
