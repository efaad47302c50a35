import ChiplogTesting

extension Golden {
    static let secrets = [
        Golden(
            "expectNeverLogged", after: GoldenShop.storeACard, { expectNeverLogged(secret: "4111 1111") },
            says: """
                secret logged in 1 of 2 records, first in field card of record 1
                  ✗ 1 debug ChiplogTestingTests/CardShop.swift:92: in field card
                    captured as it was logged; to capture what redaction leaves of it, see processors: [.redact(…)]
                """),
        Golden(
            "expectNeverLogged, which may be chance", { expectNeverLogged(secret: "51") },
            says: """
                secret logged in 1 of 3 records, first in field code of record 2
                  ✗ 2 error ChiplogTestingTests/CardShop.swift:87: in field code
                    so short a secret may be in a number or an id by chance: let the test use a longer one
                """),
        Golden(
            "expectNeverLogged, nothing captured", after: GoldenShop.nothing,
            { expectNeverLogged(secret: "4111 1111") },
            says: """
                cannot tell whether the secret is logged (searched 0 records)
                    nothing was captured; what runs in a detached task, dispatch queue or thread is captured only where
                    it carries the context: let context = LogContext.current; queue.async { context.run { … } }
                """),
        Golden(
            "expectNeverLogged, dropped records", keeping: .init(first: 1, last: 1),
            { expectNeverLogged(secret: "4111 1111") },
            says: """
                cannot tell whether the secret is logged (not in 2 records, but 1 more dropped by the capture's bound; \
                raise the bound)
                """),
        Golden(
            "expectNeverLogged, an empty secret", { expectNeverLogged(secret: "") },
            says: """
                expectNeverLogged(secret:) was given an empty secret, which is in every record
                """),
        Golden(
            "expectLogged, a record that holds a secret", after: GoldenShop.storeACard,
            { expectLogged("card stored", ["card": .secret("4111 1111"), "customer": 8]) },
            says: """
                expected log not found: "card stored" [card=<secret> customer=8] (searched 2 records, 1 near miss)
                    2 info     done
                    (not shown: 1 record with a secret)
                """),
    ]
}
