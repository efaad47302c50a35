import ChiplogTesting

extension Golden {
    static let snapshots = [
        Golden(
            "expectSnapshot",
            {
                expectSnapshot(
                    """
                    info checkout: charging card amount=1200 currency="EUR"
                    error checkout: payment declined code=5 attempt=1
                    """)
            },
            says: """
                snapshot differs from line 2 on: expected 2 records, captured 3
                    = info checkout: charging card amount=1200 currency="EUR"
                    - error checkout: payment declined code=5 attempt=1
                    + error checkout: payment declined code=51 attempt=1
                    + notice checkout: order cancelled order="A-17"
                  to accept what was captured: CHIPLOG_RECORD_SNAPSHOTS=1
                """),
        Golden(
            "expectSnapshot, none yet", after: GoldenShop.serve, { expectSnapshot() },
            says: """
                no snapshot yet; CHIPLOG_RECORD_SNAPSHOTS=missing in the environment fills it in
                    + info checkout: cache miss key="orders" trace=<trace-1> span=<span-1>
                    + info checkout: load orders (span) rows=3 parent_span_id=<span-2> otel.status_code="ERROR" \
                otel.status_description="no rows" trace=<trace-1> span=<span-1>
                    + info checkout: GET /orders (span) trace=<trace-1> span=<span-2>
                    + info checkout: idle
                """),
        Golden(
            "expectSnapshot, dropped records", keeping: .init(first: 1, last: 1), { expectSnapshot("") },
            says: """
                cannot compare with a snapshot: 1 record dropped by the capture's bound; raise the bound
                """),
        Golden(
            "expectSnapshot, a secret", after: GoldenShop.storeACard,
            {
                expectLogged("card stored", ["card": .secret("4111 1111")])
                expectSnapshot("")
            },
            says: """
                cannot compare with a snapshot: 1 record holds a secret
                """),
    ]
}
