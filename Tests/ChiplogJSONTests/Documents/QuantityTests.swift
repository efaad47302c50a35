import Testing

@testable import ChiplogJSON

@Suite struct QuantityTests {
    @Test(arguments: [
        ("0B", 0), ("500B", 500), ("64KiB", 65_536), ("1MiB", 1_048_576), ("2GiB", 2_147_483_648), ("-1KiB", -1_024),
        ("", nil), ("KiB", nil), ("64", nil), ("64 KiB", nil), ("64kib", nil), ("1.5KiB", nil), ("--1B", nil),
        ("9223372036854775807GiB", nil), ("99999999999999999999B", nil), ("٣B", nil),
    ])
    func `Sizes`(text: String, bytes: Int?) {
        #expect(Quantity.bytes(of: text) == bytes)
    }

    @Test(
        arguments: [
            ("5s", .seconds(5)), ("200ms", .milliseconds(200)), ("50us", .microseconds(50)), ("10ns", .nanoseconds(10)),
            ("2min", .seconds(120)), ("9223372036854775807s", .seconds(Int.max)), ("9223372036854775807min", nil),
            ("", nil), ("5", nil), ("s", nil), ("5 s", nil), ("1h", nil), ("1.5s", nil),
        ] as [(String, Duration?)])
    func `Durations`(text: String, duration: Duration?) {
        #expect(Quantity.duration(of: text) == duration)
    }
}
