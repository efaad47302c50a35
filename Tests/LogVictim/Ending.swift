import Chiplog
import Glibc

/// How the victim ends.
enum Ending: String {
    case exit, fork, returnFromMain, handledError, unhandledError, handledSignal, unhandledSignal
}

struct Unlucky: Error {}

/// Stands for a sink that has failed for good.
@Sendable func refuse(_ event: borrowing LogEvent) throws(SinkError) {
    throw SinkError("failing")
}

/// Two threads, each logging `count` events.
func logNumbered(_ count: Int, from first: Int, to pipeline: Pipeline) {
    let threads = (0..<2).map { thread in
        start {
            let log = Log("victim", pipeline: pipeline)
            for number in first..<first + count {
                log.info("event", ["t": thread, "n": number])
            }
        }
    }
    for thread in threads { pthread_join(thread, nil) }
}

private func start(_ run: @escaping () -> Void) -> pthread_t {
    final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run)).toOpaque()
    pthread_create(
        &thread, nil,
        { argument in
            argument.map { Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run() }
            return nil
        }, body)
    return thread
}

/// Lets a child that is a copy of this process end by `exit`, and then ends likewise, 3 if that went well.
func endAfterChild() -> Never {
    // Swift hides the function, for good reasons, but libraries call it.
    typealias Fork = @convention(c) () -> pid_t
    guard let symbol = dlsym(nil, "fork") else { _exit(65) }
    let child = unsafeBitCast(symbol, to: Fork.self)()
    if child == 0 { exit(0) }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    exit(status == 0 ? 3 : 66)
}
