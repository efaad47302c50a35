public import Chiplog

/// What no log of the service may show: the usual keys, such as `authorization`, and cards, addresses and tokens wherever
/// they stand. The server's pipeline and the tests have the same.
public var redaction: [any LogProcessor] {
    [.redact(values: [.card, .email, .bearerToken])]
}
