import ChiplogJSON
import Testing

@Suite struct JSONWritingTests {
    static let hostile: JSON = [
        "quotes \" and \\": "\u{0}\u{1}\u{1f}\u{7f}\n\r\t", "unicode": "é😀\u{2028}", "": [],
        "numbers": [
            .double(0.1), .double(-0.0), .double(.leastNonzeroMagnitude), .double(1e300), .integer(UInt64.max),
            .integer(Int.min),
        ],
        "nested": [["a": [:]], [[], [1, 2]], .null, true],
    ]

    @Test(arguments: [true, false])
    func `What is written reads back as the same value`(pretty: Bool) throws {
        #expect(try JSON.parse(Self.hostile.text(pretty: pretty)) == Self.hostile)
    }

    @Test func `Compact text has no space and keeps the order`() {
        let json: JSON = ["b": [1, "x", .null], "a": ["c": false]]
        #expect(json.text() == #"{"b":[1,"x",null],"a":{"c":false}}"#)
    }

    @Test func `Pretty text gives members their lines and keeps an array of scalars on one`() {
        let json: JSON = ["samples": [1, 2], "rows": [["id": "a"], []], "none": [:]]
        #expect(
            json.text(pretty: true) == """
                {
                  "samples": [1, 2],
                  "rows": [
                    {
                      "id": "a"
                    },
                    []
                  ],
                  "none": {}
                }
                """)
    }

    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (3.0, "3"), (0.1, "0.1"), (912.4, "912.4"), (1e16, "1e+16"), (.nan, "null"),
        (.infinity, "null"),
    ])
    func `Doubles take their shortest digits, and null where JSON has none`(value: Double, text: String) {
        #expect(JSON.double(value).text() == text)
    }

    @Test func `Accessors answer nil for another kind of value`() {
        let json: JSON = [
            "int": 42, "real": 1.5, "text": "x", "list": [1], "big": .integer(UInt64.max), "huge": .number("1e999"),
        ]
        #expect(json["int"]?.int == 42)
        #expect(json["int"]?.double == 42)
        #expect(json["int"]?.string == nil)
        #expect(json["real"]?.int == nil)
        #expect(json["big"]?.int == nil)
        #expect(json["big"]?.uint == .max)
        #expect(json["huge"]?.double == nil)
        #expect(json["list"]?[0]?.int == 1)
        #expect(json["list"]?[1] == nil)
        #expect(json["none"] == nil)
        #expect(json["text"]?["x"] == nil)
    }
}
