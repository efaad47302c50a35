import ChiplogTesting

extension Golden {
    static let absences = [
        Golden(
            "expectNotLogged", { expectNotLogged(.error, "payment declined") },
            says: """
                unexpected log: error "payment declined" (found 1 in 3 records)
                    1 info     charging card     amount=1200  currency="EUR"
                  ✗ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                    3 notice   order cancelled   order="A-17"
                """),
        Golden(
            "expectNotLogged, dropped records", keeping: .init(first: 1, last: 1), { expectNotLogged(.error) },
            says: """
                cannot tell whether this was logged: error (none in 2 records, but 1 more dropped by the capture's \
                bound; raise the bound)
                """),
        Golden(
            "expectNoLogs from a level on", { expectNoLogs(from: .notice) },
            says: """
                unexpected log: notice or above (found 2 in 3 records, the first: error "payment declined")
                    1 info     charging card     amount=1200  currency="EUR"
                  ✗ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                  ✗ 3 notice   order cancelled   order="A-17"                 CardShop.swift:88
                """),
        Golden(
            "expectNoLogs at all", { expectNoLogs() },
            says: """
                unexpected log, where there was to be none (found 3 in 3 records, the first: info "charging card")
                  ✗ 1 info     charging card     amount=1200  currency="EUR"  CardShop.swift:86
                  ✗ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
                  ✗ 3 notice   order cancelled   order="A-17"                 CardShop.swift:88
                """),
    ]
}
