import Chiplog
import Dispatch
import Foundation

/// The service that the tests beside it are about: sends mails in the background, each way that Swift has for that.
final class MailWorker: Sendable {
    private static let log = Log("mail")
    private let queue = DispatchQueue(label: "mail")

    /// On the queue, in the context of the caller, whose fields and trace the log then has.
    func enqueue(_ mail: Mail) {
        let context = LogContext.current
        queue.async {
            context.run { Self.deliver(mail) }
        }
    }

    /// In a task of its own, which knows nothing of the caller.
    @discardableResult
    func sendDetached(_ mail: Mail) -> Task<Void, Never> {
        Task.detached { Self.deliver(mail) }
    }

    /// In a task of its own that goes on with the trace of the request which the mail came with.
    @discardableResult
    func sendDetached(_ mail: Mail, headers: [String: String]) -> Task<Void, Never> {
        Task.detached {
            TraceHeaders().context(from: headers).run { Self.deliver(mail) }
        }
    }

    /// On a thread, which knows nothing of the caller.
    func sendOnThread(_ mail: Mail) {
        Thread.detachNewThread { Self.deliver(mail) }
    }

    /// Keeps the queue from beginning with another mail.
    func pause() { queue.suspend() }

    func resume() { queue.resume() }

    /// Returns when the queue is empty.
    func finish() { queue.sync {} }

    private static func deliver(_ mail: Mail) {
        log.withSpan("deliver", ["mail": mail.id]) { span in
            guard mail.address.contains("@") else {
                span.status = .error("no address")
                return log.error("mail undeliverable", ["mail": mail.id, "address": mail.address])
            }
            log.info("mail sent", ["mail": mail.id])
        }
    }
}

struct Mail: Sendable {
    let id: Int
    var address = "kim@example.com"
}
