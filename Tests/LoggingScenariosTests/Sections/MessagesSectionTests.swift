import Testing

@testable import LoggingScenarios

@Suite("messages")
struct MessagesSectionTests {
    @Test("without the section 256 messages of 64 bytes, without fields", arguments: ["", #""messages": {}"#])
    func defaults(sections: String) throws {
        let messages = try settings(sections).messages
        #expect(messages.text == nil)
        #expect(messages.bytes == 64...64)
        #expect(messages.fields == .none)
        #expect(messages.style == .builder)
        #expect(messages.pool == 256)
    }

    @Test(
        "a size is exact, two are a range",
        arguments: [
            ("64", 64...64), (#""1KiB""#, 1024...1024), (#"["1KiB", "64KiB"]"#, 1024...65_536), ("[7, 7]", 7...7),
            ("1", 1...1), (#""1MiB""#, 1_048_576...1_048_576),
        ])
    func bytes(text: String, range: ClosedRange<Int>) throws {
        #expect(try settings(#""messages": { "bytes": \#(text) }"#).messages.bytes == range)
    }

    @Test(
        "what is wrong is said with its place",
        arguments: [
            (
                #""bytes": "-4KiB""#,
                #".bytes: expected a size in bytes, such as 500, "500B", "64KiB" or "1MiB", found the negative "-4KiB""#
            ),
            (#""bytes": 0"#, ".bytes: expected a size of 1 to 1048576 bytes, found 0"),
            (#""bytes": "2MiB""#, #".bytes: expected a size of 1 to 1048576 bytes, found "2MiB""#),
            (
                #""bytes": "64 bytes""#,
                #".bytes: expected a size in bytes, such as 500, "500B", "64KiB" or "1MiB", found "64 bytes""#
            ),
            (#""bytes": [2, 1]"#, ".bytes[1]: expected a size of 2 to 1048576 bytes, found 1"),
            (#""bytes": [1]"#, ".bytes: expected two sizes, the least and the most"),
            (#""bytes": [1, 2, 3]"#, ".bytes: expected two sizes, the least and the most"),
            (
                #""text": "x", "bytes": 1"#,
                ".bytes: a message has a fixed text or a number of bytes, not both"
            ),
            (#""text": "a\u2028b""#, ".text: expected one line without control characters"),
            (#""text": 1"#, ".text: expected a string, found 1"),
            (
                #""fields": "mixd""#,
                #".fields: expected one of "none", "three", "mixed", found "mixd"; did you mean "mixed"?"#
            ),
            (
                #""style": "litteral""#,
                #".style: expected one of "builder", "literal", found "litteral"; did you mean "literal"?"#
            ),
            (#""long_bytes": "4KiB""#, #".long_bytes: long messages need a "long_every""#),
            (
                #""text": "x", "long_every": 10"#,
                #".long_every: a fixed text has one length; leave out "long_every""#
            ),
            (#""long_every": 1"#, ".long_every: expected an integer from 2 to 65536, found 1"),
            (#""fields": 65"#, ".fields: expected an integer from 0 to 64, found 65"),
            (#""fields": [3, 2]"#, ".fields[1]: expected an integer from 3 to 64, found 2"),
            (#""fields": [3]"#, ".fields: expected two numbers of fields, the least and the most"),
            (#""fields": "mixed", "lazy": 0.5"#, #".lazy: only made-up fields can be lazy: give "fields" a number"#),
            (
                #""fields": 3, "style": "literal""#,
                #".style: a literal's fields are written down, and made-up ones cannot be; leave out "style""#
            ),
            (#""charset": { "asci": 1 }"#, #".charset.asci: unknown key; did you mean "ascii"?"#),
            (#""charset": { "ascii": 0 }"#, ".charset: expected at least one weight above 0"),
            (
                #""levels": "warn""#,
                #".levels: expected one of "trace", "debug", "info", "notice", "warning", "error", "critical", found "warn""#
            ),
            (#""pool": 0"#, ".pool: expected an integer from 1 to 65536, found 0"),
            (#""byte": 1"#, #".byte: unknown key; did you mean "bytes"?"#),
        ])
    func errors(members: String, sentence: String) {
        #expect(refusal(of: #""messages": { \#(members) }"#) == "sample.json:2: $.messages" + sentence)
    }
}
