import ChiplogTesting

extension Golden {
    static let records = [
        Golden(
            "expectLogged, a near miss", { expectLogged(.error, "payment declined", ["code": 5]) },
            says: """
                expected log not found: error "payment declined" [code=5] (searched 3 records, 1 near miss)
                    1 info     charging card     amount=1200  currency="EUR"
                  ≈ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                                                      ^ expected 5
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "expectLogged, nothing near", { expectLogged("refund sent") },
            says: """
                expected log not found: "refund sent" (searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                    2 error    payment declined  code=51  attempt=1
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "expectLogged, nothing captured", after: GoldenShop.nothing, { expectLogged("refund sent") },
            says: """
                expected log not found: "refund sent" (searched 0 records)
                    nothing was captured; what runs in a detached task, dispatch queue or thread is captured only where
                    it carries the context: let context = LogContext.current; queue.async { context.run { … } }
                """),
        Golden(
            "expectLogged, too few", { expectLogged(.error, times: 2) },
            says: """
                expected log exactly twice, found once: error (searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                  = 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "expectLogged, too many", { expectLogged(.from(.info), times: .atMost(1)) },
            says: """
                expected log at most once, found 3 times: info or above (searched 3 records)
                  = 1 info     charging card     amount=1200  currency="EUR"  CardShop.swift:86
                  = 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                  = 3 notice   order cancelled   order="A-17"                 CardShop.swift:88
                """),
        Golden(
            "expectLogged, one that should not be there", { expectLogged(.error, times: 0) },
            says: """
                expected no such log, found once: error (searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                  = 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "expectLogged, none of several", { expectLogged(.critical, times: .in(2...3)) },
            says: """
                expected log not found: critical (expected 2 to 3 times, searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                    2 error    payment declined  code=51  attempt=1
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "expectLogged, after a mark",
            {
                let mark = logs.mark()
                GoldenShop.storeACard(ManualClock())
                expectLogged(.error, since: mark)
            },
            says: """
                expected log not found: error (searched 2 records, 3 before the mark left out)
                    4 debug    card stored  customer=7  card="4111 1111"
                    5 info     done
                """),
        Golden(
            "expectLogged, dropped records", keeping: .init(first: 1, last: 1), { expectLogged(.error) },
            says: """
                expected log not found: error (searched 2 records, 1 more dropped by the capture's bound)
                    1 info     charging card    amount=1200  currency="EUR"
                    3 notice   order cancelled  order="A-17"
                """),
        Golden(
            "expectLogged, a count that dropped records leave open", keeping: .init(first: 1, last: 1),
            { expectLogged(.info, times: 1) },
            says: """
                cannot tell whether this was logged exactly once: info (once in 2 records, but 1 more dropped by the \
                capture's bound; raise the bound)
                """),
        Golden(
            "expectLogged, a mark of another capture",
            { expectLogged("payment declined", since: withLogCapture { $0.mark() }) },
            says: """
                the mark is of another log capture and says nothing about this one: take it, or the record it stands \
                behind, from the capture that is searched
                """),
        Golden(
            "requireLogged", { _ = try? requireLogged(.warning, "payment declined") },
            says: """
                expected log not found: warning "payment declined" (searched 3 records, 1 near miss)
                    1 info     charging card     amount=1200  currency="EUR"
                  ≈ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                      ^ expected warning
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "nextLog, time is over",
            { _ = try? await nextLog("payment declined", ["code": 5], within: .seconds(2), clock: ImpatientClock()) },
            says: """
                expected log did not come: "payment declined" [code=5] (waited 2.0 seconds, searched 3 records, 1 near \
                miss)
                    1 info     charging card     amount=1200  currency="EUR"
                  ≈ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                                                      ^ expected 5
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "nextLog, the capture has ended",
            {
                let ended = withLogCapture { capture in
                    GoldenShop.declineACard(ManualClock())
                    return capture
                }
                _ = try? await nextLog("refund sent", within: .seconds(60), in: ended)
            },
            says: """
                expected log did not come: "refund sent" (the capture has ended, searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                    2 error    payment declined  code=51  attempt=1
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "nextLog, the task is cancelled",
            {
                await Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    _ = try? await nextLog("refund sent", within: .seconds(60))
                }.value
            },
            says: """
                expected log did not come: "refund sent" (the wait was cancelled, searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                    2 error    payment declined  code=51  attempt=1
                    3 notice   order cancelled   order="A-17"
                """),
    ]
}
