import Foundation

/// A line of Swift Testing's stream of events, as far as these tests look.
struct TestEvent: Decodable {
    struct Place: Decodable {
        var fileID: String
        var line: Int
    }

    struct Issue: Decodable {
        var isKnown: Bool
        var sourceLocation: Place?
    }

    struct Message: Decodable {
        var symbol: String
        var text: String
    }

    struct Payload: Decodable {
        var kind: String?
        var testID: String?
        var issue: Issue?
        var messages: [Message]?
    }

    var payload: Payload

    static func all(in stream: Data) throws -> [TestEvent] {
        try stream.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Self.self, from: Data($0)) }
    }

    var kind: String { payload.kind ?? "" }

    /// The test's function without its parentheses; nil where the framework did not know.
    var test: String? {
        // Such as SwiftTestingTests.SilentGreen/name()/SilentGreen.swift:12:6
        guard let parts = payload.testID?.split(separator: "/"), parts.count > 1 else { return nil }
        return parts[parts.count - 2].split(separator: "(").first.map(String.init)
    }

    /// Its words but the headline.
    var details: [String] {
        (payload.messages ?? []).filter { $0.symbol == "details" }.map(\.text)
    }
}
