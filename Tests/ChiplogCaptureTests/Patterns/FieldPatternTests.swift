import Chiplog
import ChiplogCapture
import Testing

@Suite struct FieldPatternTests {
    private struct CardError: Error {}
    private struct OtherError: Error {}

    private let record: CapturedRecord? = withLogCapture { capture in
        Log("shop.till").error(
            "payment declined", error: CardError(),
            [
                "code": 51, "path": "/v1/orders", "took": Duration.milliseconds(250), "none": LogValue.null,
                "user": ["id": 7, "name": "Ada"] as LogFields, "items": ["a", "b"],
            ])
        return capture.records.first
    }

    private static let cases: [(FieldPatterns, Bool)] = [
        (["code": .any], true), (["none": .any], true), (["retry": .any], false),
        (["retry": .absent], true), (["code": .absent], false),
        (["path": .matching("/v1/orders")], true), (["path": .matching(.wildcard("/v1/*"))], true),
        (["path": .matching(.contains("v2"))], false), (["code": .matching("51")], false),
        (["code": .in([50, 51])], true), (["code": .in(["51"])], false),
        (["code": .in(1...51)], true), (["code": .in(1..<51)], false),
        (["took": .in(Duration.milliseconds(1)...Duration.seconds(1))], true),
        (["code": .greater(than: 50.5)], true), (["code": .less(than: 51)], false),
        (["code": .not(50)], true), (["code": .not(51)], false), (["retry": .not(1)], false),
        (["code": .secret(51)], true), (["code": .secret(52)], false),
        (["user.id": 7, "user.name": .any], true), (["user.id": 8], false), (["user.age": .absent], true),
        (["user": ["id": 7, "name": "Ada"] as LogFields], true), (["items": ["a", "b"]], true),
        (["code": 51, "code": 52], false),
    ]

    @Test(arguments: cases.indices)
    func aFieldIsHeldAgainstItsPattern(index: Int) throws {
        let (fields, expected) = Self.cases[index]
        let record = try #require(record)
        let pattern = LogPattern(nil, nil, fields)
        #expect(pattern.matches(record) == expected)
        #expect(pattern.mismatches(in: record).isEmpty == expected)
        #expect(record.withEvent { pattern.matches($0) } == expected)
    }

    private static let patterns: [(LogPattern, Bool)] = [
        (LogPattern(nil, nil, ["code": 51]).only, false),
        (
            LogPattern(nil, nil, ["code": 51, "path": .any, "took": .any, "none": .any, "user.id": 7, "items": .any])
                .only, true
        ),
        (LogPattern(.error).error(CardError.self), true), (LogPattern(.error).error(OtherError.self), false),
        (LogPattern(.error).label("shop"), true), (LogPattern(.error).label("sho"), false),
        (LogPattern(.hasError & .atLeast(.error)), true), (LogPattern(.error).where(.hasTrace), false),
        (.from(.warning), true), (.from(.critical), false),
        ("payment declined", true), ("payment", false), (LogPattern("payment declined") & LogPattern(.error), true),
        (LogPattern(.info) | LogPattern(.error), true), (LogPattern(.info) | "x" | LogPattern(.debug), false),
        ((LogPattern(.info) | LogPattern(.error)).label("shop.till"), true),
        ((LogPattern(.info) | LogPattern(nil, nil, ["code": 51]).only), false),
    ]

    @Test(arguments: patterns.indices)
    func aPatternIsComposed(index: Int) throws {
        let (pattern, expected) = Self.patterns[index]
        let record = try #require(record)
        #expect(pattern.matches(record) == expected, "\(pattern)")
        #expect(pattern.mismatches(in: record).isEmpty == expected, "\(pattern.mismatches(in: record))")
    }

    private static let descriptions: [(LogPattern, String)] = [
        (
            LogPattern(.error, .contains("declined"), ["code": .in(1...5), "retry": .absent]),
            #"error message containing "declined" [code=<in 1...5> retry=<absent>]"#
        ),
        (
            LogPattern(nil, nil, ["path": .matching(.wildcard("/v1/*")), "a": .any]),
            #"[path=<text like "/v1/*"> a=<any>]"#
        ),
        (LogPattern(nil, nil, ["password": .secret("hunter2")]), "[password=<secret>]"),
        (LogPattern(.error).error(CardError.self).label("db"), "error with error CardError label db"),
        (LogPattern(.info) | LogPattern("x").only, #"info or ("x" and no other fields)"#),
        (.from(.warning), "warning or above"),
    ]

    @Test(arguments: descriptions.indices)
    func aPatternDescribesItself(index: Int) {
        #expect(Self.descriptions[index].0.description == Self.descriptions[index].1)
    }
}
