internal import Chiplog

/// Why a card cannot pay.
public enum CardError: Error {
    case expired
}

/// Takes payments, and logs through a log that no test can hand in.
public struct Checkout: Sendable {
    private static let log = Log("checkout")

    public init() {}

    /// Charges a card; one that has expired is declined.
    ///
    /// - Parameter amount: in euros.
    public func pay(_ amount: Double, cardHasExpired: Bool = false) throws(CardError) {
        let log = Self.log
        try log.withSpan("charge card", ["amount": amount]) { span throws(CardError) in
            log.info("charging card", ["amount": amount, "currency": "EUR"])
            guard cardHasExpired else { return log.info("paid", ["amount": amount]) }
            log.error("payment declined", error: CardError.expired, ["code": 51])
            throw .expired
        }
    }

    /// Sends the receipt from a task that knows nothing of its caller's, but for the context that it is given.
    @discardableResult
    public func sendReceipt() -> Task<Void, Never> {
        let context = LogContext.current
        return Task.detached {
            context.run { Self.log.notice("receipt sent") }
        }
    }
}
