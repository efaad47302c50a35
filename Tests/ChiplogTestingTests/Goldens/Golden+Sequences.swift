import ChiplogTesting

extension Golden {
    static let sequences = [
        Golden(
            "in order",
            { expectLogged(["charging card", .notice("order cancelled", ["order": "A-18"]), "refund sent"]) },
            says: """
                log sequence differs: expected 3 in order, captured 3; first missing: notice "order cancelled" \
                [order="A-18"]
                    = info     charging card     amount=1200  currency="EUR"
                      error    payment declined  code=51  attempt=1
                    ≈ notice   order cancelled   order="A-17"                 CardShop.swift:88
                                                       ^ expected "A-18"
                    -          refund sent                                                       (missing)
                """),
        Golden(
            "in order, dropped records", keeping: .init(first: 1, last: 1),
            { expectLogged(["charging card", "payment declined"]) },
            says: """
                log sequence differs: expected 2 in order, captured 2; first missing: "payment declined" (1 more \
                dropped by the capture's bound)
                    = info     charging card     amount=1200  currency="EUR"
                    -          payment declined                               (missing)
                      notice   order cancelled   order="A-17"
                """),
        Golden(
            "in order, a secret",
            {
                expectNotLogged("x", ["order": .secret("A-17")])
                expectLogged(["charging card", "refund sent"])
            },
            says: """
                log sequence differs: expected 2 in order, captured 3; first missing: "refund sent" (records not \
                shown, since some hold a secret)
                """),
        Golden(
            "any order",
            { expectLogged(["order cancelled", .error("payment declined", ["code": 5])], order: .anyOrder) },
            says: """
                expected 2 logs in any order, 1 not found: error "payment declined" [code=5] (searched 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                  ≈ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                                                      ^ expected 5
                  = 3 notice   order cancelled   order="A-17"                 CardShop.swift:88
                """),
        Golden(
            "exactly", { expectLogged(["charging card", "order cancelled", "refund sent"], order: .exactly) },
            says: """
                log sequence differs: expected exactly 3, captured 3; first not expected: error at \
                ChiplogTestingTests/CardShop.swift:87
                    = info     charging card     amount=1200  currency="EUR"
                    + error    payment declined  code=51  attempt=1           CardShop.swift:87  (not expected)
                    = notice   order cancelled   order="A-17"
                    -          refund sent                                                       (missing)
                """),
        Golden(
            "exactly, dropped records", keeping: .init(first: 1, last: 1),
            { expectLogged(["charging card", "order cancelled"], order: .exactly) },
            says: """
                cannot tell whether anything else was logged (nothing in 2 records, but 1 more dropped by the \
                capture's bound; raise the bound)
                """),
    ]
}
