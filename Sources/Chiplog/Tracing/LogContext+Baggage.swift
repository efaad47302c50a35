private enum BaggageKey: LogContextKey {
    typealias Value = Baggage
}

extension LogContext {
    /// What travels with the task's requests to other services.
    public var baggage: Baggage {
        get { self[BaggageKey.self] ?? Baggage() }
        set { self[BaggageKey.self] = newValue.isEmpty ? nil : newValue }
    }
}

extension LogContext {
    /// Runs `body` with the entries of `baggage` added to, or put in place of, those of the current task's context.
    ///
    /// ```swift
    /// try await LogContext.with(baggage: ["tenant": "acme"]) { try await callOtherService() }
    /// ```
    /// A key that no header can carry is left out; `Baggage.set` refuses it with an error.
    public static func with<Result, Failure: Error>(
        baggage: KeyValuePairs<String, String>, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try current.adding(baggage).run(body)
    }

    /// Runs `body` with the entries of `baggage` added to, or put in place of, those of the current task's context.
    public nonisolated(nonsending) static func with<Result, Failure: Error>(
        baggage: KeyValuePairs<String, String>, _ body: nonisolated(nonsending) () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await current.adding(baggage).run(body)
    }

    private func adding(_ entries: KeyValuePairs<String, String>) -> LogContext {
        var context = self
        for (key, value) in entries {
            try? context.baggage.set(key, to: value)
        }
        return context
    }
}
