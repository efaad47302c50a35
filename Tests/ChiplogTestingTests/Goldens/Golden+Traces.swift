import ChiplogTesting

extension Golden {
    static let traces = [
        Golden(
            "expectSpan, a near miss", after: GoldenShop.serve,
            { expectSpan(named: "load orders", ["rows": 4], parent: .root, status: .ok, containing: ["idle"]) },
            says: """
                expected span not found: "load orders" [rows=4], without a parent, status ok, with record "idle" \
                (searched 2 spans, 1 near miss)
                    GET /orders    unset            0.003s
                  ≈   load orders  error "no rows"  0.003s  rows=3  CardShop.swift:98
                      ^ rows is 3, expected 4
                      ^ its status is error "no rows", expected ok
                      ^ its parent is "GET /orders", expected none
                      ^ record "idle" was not logged in it, but outside of any span (record 4)
                """),
        Golden(
            "expectSpan, none that is near", after: GoldenShop.serve, { expectSpan(named: "refresh") },
            says: """
                expected span not found: "refresh" (searched 2 spans)
                    GET /orders    unset            0.003s
                      load orders  error "no rows"  0.003s  rows=3
                """),
        Golden(
            "expectSpan, none at all", { expectSpan(named: "refresh") },
            says: """
                expected span not found: "refresh" (searched 0 spans)
                    no span has ended within the capture; one is captured when it ends, where its level is on and its
                    trace is sampled, and from a detached task, dispatch queue or thread where that carries the context
                """),
        Golden(
            "expectSpan, one that has not ended",
            after: { clock in
                let mock = MockTraceContext()
                mock.run { GoldenShop.declineACard(clock) }
            }, { expectSpan(named: "charge card") },
            says: """
                expected span not found: "charge card" (searched 0 spans)
                    3 records are of a span that was not captured: has it ended yet?
                """),
        Golden(
            "expectSpan, dropped records", after: GoldenShop.serve, keeping: .init(first: 1, last: 1),
            { expectSpan(named: "GET /orders") },
            says: """
                expected span not found: "GET /orders" (searched 0 spans, 2 records dropped by the capture's bound)
                    1 record is of a span that was not captured: has it ended yet?
                """),
        Golden(
            "requireSpan", after: GoldenShop.serve, { _ = try? requireSpan(named: "load orders", status: .ok) },
            says: """
                expected span not found: "load orders", status ok (searched 2 spans, 1 near miss)
                    GET /orders    unset            0.003s
                  ≈   load orders  error "no rows"  0.003s  rows=3  CardShop.swift:98
                      ^ its status is error "no rows", expected ok
                """),
        Golden(
            "expectTraceContext, a record outside of any trace", after: GoldenShop.serve, { expectTraceContext() },
            says: """
                expected a trace context on every record (1 of 4 records without it)
                    1 info     cache miss   key="orders"
                    2 info     load orders  rows=3  duration=0.003s  otel.status_code="ERROR"  \
                otel.status_description="no rows"
                    3 info     GET /orders  duration=0.003s
                  ✗ 4 info     idle                          CardShop.swift:104
                    record 4 belongs to no trace
                """),
        Golden(
            "expectTraceContext, another trace", after: GoldenShop.serve, seed: 0x5a1e,
            {
                let caller = MockTraceContext.remoteCaller(ids: .sequential(seed: 0xca11))
                expectTraceContext(caller.trace, on: "cache miss")
            },
            says: """
                expected trace 7e5700000000ca1165981403e1098750 on each of these: "cache miss" (1 of 1 record without \
                it)
                  ✗ 1 info     cache miss   key="orders"     CardShop.swift:100
                    2 info     load orders  rows=3  duration=0.003s  otel.status_code="ERROR"  \
                otel.status_description="no rows"
                    3 info     GET /orders  duration=0.003s
                    4 info     idle
                    record 1 belongs to trace 7e57000000005a1ee2b38634d2e1d9de, span 950a813d920cb411
                """),
        Golden(
            "expectTraceContext, some of certain records dropped", after: GoldenShop.serve,
            keeping: .init(first: 2, last: 0), { expectTraceContext(on: "cache miss") },
            says: """
                cannot tell whether each of these has a trace context: "cache miss" (1 has, but 2 more dropped by the \
                capture's bound; raise the bound)
                """),
        Golden(
            "expectTraceContext, no such record", after: GoldenShop.serve, { expectTraceContext(on: .init(.error)) },
            says: """
                expected log not found: error (searched 4 records)
                    1 info     cache miss   key="orders"
                    2 info     load orders  rows=3  duration=0.003s  otel.status_code="ERROR"  \
                otel.status_description="no rows"
                    3 info     GET /orders  duration=0.003s
                    4 info     idle
                """),
        Golden(
            "expectTraceContext, dropped records", after: GoldenShop.serve, keeping: .init(first: 2, last: 0),
            { expectTraceContext() },
            says: """
                cannot tell whether every record has a trace context (2 have, but 2 more dropped by the capture's \
                bound; raise the bound)
                """),
    ]
}
