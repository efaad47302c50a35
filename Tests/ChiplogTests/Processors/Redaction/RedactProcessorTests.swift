import Chiplog
import Testing

@Suite struct RedactProcessorTests {
    private func redacted(_ fields: LogFields, by processor: RedactProcessor) -> LogFields? {
        events(through: [processor]) { $0.info("m", fields) }.first?.fields
    }

    @Test(
        "the value of a secret key is masked, in whatever style the key is written",
        arguments: [
            ("apiKey", true), ("api_key", true), ("API-KEY", true), ("_api__key_", true), ("x.api_key", true),
            ("apikey", true),
            ("apikeys", false), ("myapikey", false), ("api.key", false), ("ap", false), ("", false),
            ("session_token", true), ("SESSION_TOKEN", true), ("token_session", false), ("tokén", false),
        ])
    func keys(key: String, isSecret: Bool) {
        let processor = RedactProcessor(keys: ["api-key"], keyPatterns: ["*_token"], values: [])
        #expect(
            redacted(LogFields([]).with(key, "v"), by: processor) == LogFields([]).with(key, isSecret ? "***" : "v"))
    }

    @Test("whatever stands under a secret key is masked as a whole, null excepted, at any depth")
    func wholeValues() {
        let fields: LogFields = [
            "pin": 1234, "a": ["pin": [1, 2], "b": 5] as LogFields, "list": [["pin": "x"] as LogFields],
            "PIN": ["c": 1] as LogFields, "card.pin": true, "Pin": nil as Int?, "pins": 7,
        ]
        let expected: LogFields = [
            "pin": "***", "a": ["pin": "***", "b": 5] as LogFields, "list": [["pin": "***"] as LogFields], "PIN": "***",
            "card.pin": "***", "Pin": nil as Int?, "pins": 7,
        ]
        #expect(redacted(fields, by: .redact(keys: ["pin"])) == expected)
    }

    @Test("a card number logged as a number is masked too")
    func numbers() {
        let fields: LogFields = [
            "a": 4_111_111_111_111_111, "b": 4_111_111_111_111_112, "c": 4_111_111_111_111_111.0,
            "d": -4_111_111_111_111_111,
            "e": UInt64(4_111_111_111_111_111), "f": 4_111_111_111_111_111.5, "g": Double.nan,
            "h": [4_111_111_111_111_111],
        ]
        let expected: LogFields = [
            "a": "***", "b": 4_111_111_111_111_112, "c": "***", "d": "***", "e": "***", "f": 4_111_111_111_111_111.5,
            "g": Double.nan, "h": ["***"],
        ]
        #expect(redacted(fields, by: .redact()) == expected)
    }

    @Test("bytes with a secret are masked as a whole")
    func bytes() {
        let fields: LogFields = ["a": Array("to ada@example.com".utf8), "b": [0xFF, 0x40, 0x61] as [UInt8]]
        #expect(redacted(fields, by: .redact()) == ["a": "***", "b": [0xFF, 0x40, 0x61] as [UInt8]])
    }

    @Test("an event without a secret is as it was", arguments: 0..<50 as Range<UInt64>)
    func untouched(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = HostileText.string(using: &generator)
        let fields = LogFields((0..<8).map { (key: LogKey("k\($0)"), value: LogValue.any(using: &generator)) })
        let plain = events(through: []) { $0.info(text, fields) }
        let redacted = events(through: [.redact(keys: [], values: [.privateKey, .iban])]) { $0.info(text, fields) }
        #expect(redacted.map(\.message) == plain.map(\.message))
        #expect(redacted.map(\.fields) == plain.map(\.fields))
        #expect(redacted.map(\.isTruncated) == plain.map(\.isTruncated))
    }

    @Test("with a key, equal secrets have equal masks and others have not, however they are written")
    func hashes() throws {
        let key = try #require(RedactionKey(hex: "000102030405060708090a0b0c0d0e0f"))
        let processor = RedactProcessor.redact(keys: ["pin"], mask: .hash(key: key))
        let texts = [
            "ada@example.com", "ADA@Example.com", "bob@example.com", "4111 1111 1111 1111", "4111111111111111",
            "5555555555554444", "GB82 WEST 1234 5698 7654 32", "gb82west12345698765432",
        ]
        let masks = try texts.map { text in
            let message = try #require(events(through: [processor]) { $0.info("<\(text)>") }.first?.message)
            #expect(message.wholeMatch(of: /<\[(email|card|iban):[0-9a-f]{16}\]>/) != nil, "\(message)")
            return message
        }
        #expect(masks[0] == masks[1] && masks[3] == masks[4] && masks[6] == masks[7])
        #expect(Set(masks).count == 5)
        let pins = redacted(["pin": 5, "a.pin": 5.0, "b.pin": 6, "c.pin": ["x": 1] as LogFields], by: processor)
        let again = redacted(["pin": 5, "a.pin": 5.0, "b.pin": 6, "c.pin": ["x": 1] as LogFields], by: processor)
        #expect(pins == again)
        #expect(Set(pins?.map(\.value) ?? []).count >= 3)
        let other = RedactProcessor.redact(mask: .hash(key: .random()))
        #expect(events(through: [other]) { $0.info("<ada@example.com>") }.first?.message != masks[0])
    }

    @Test("the hash is SipHash-2-4: the value that its paper gives")
    func paper() throws {
        let key = try #require(RedactionKey(hex: "000102030405060708090a0b0c0d0e0f"))
        let fields = redacted(["pin": Array(0...14) as [UInt8]], by: .redact(keys: ["pin"], mask: .hash(key: key)))
        #expect(fields == ["pin": "[redacted:a129ca6149be45e5]"])
    }

    @Test(
        "a key is 32 hexadecimal digits",
        arguments: [
            "", "00", String(repeating: "0", count: 31), "+" + String(repeating: "0", count: 31),
            String(repeating: "g", count: 32),
        ])
    func badKeys(hex: String) {
        #expect(RedactionKey(hex: hex) == nil)
    }

    @Test("a key says nothing of itself")
    func secretKey() throws {
        let key = try #require(RedactionKey(hex: "0123456789abcdef0123456789abcdef"))
        var dumped = ""
        dump(RedactionMask.hash(key: key), to: &dumped)
        #expect(!dumped.contains("0") && !"\(key)".contains("0"))
    }

    @Test("it says in words what it does")
    func words() {
        let pipeline = Pipeline(
            processors: [.redact(keys: ["a", "b"], keyPatterns: ["*_c"], values: [.email, .card])], sinks: [.null])
        let words = pipeline.explain(label: "x", level: .info).description
        #expect(
            words.contains("redact") && words.contains("the values of 3 keys, and in all text: email, card"), "\(words)"
        )
    }
}

extension LogFields {
    /// These fields and one whose key is made at run time.
    fileprivate func with(_ key: String, _ value: LogValue) -> LogFields {
        var fields = self
        fields[key] = value
        return fields
    }
}
