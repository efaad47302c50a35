import Testing

@testable import ChiplogJSON

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("knid", "kind", 1), ("ca", "abc", 3), ("same", "same", 0),
    ])
    func `Counts edits, a swap of neighbours as one`(a: String, b: String, distance: Int) {
        #expect(editDistance(Array(a), Array(b)) == distance)
        #expect(editDistance(Array(b), Array(a)) == distance)
    }

    @Test(arguments: [
        ("knid", "kind"), ("KIND", "kind"), ("thread", "threads"), ("kin", "kind"), ("knxd", nil), ("qqqq", nil),
        ("x", nil),
        ("", nil),
    ])
    func `Only a name that is near is suggested`(name: String, expected: String?) {
        #expect(nearestName(to: name, in: ["kind", "threads", "queue"]) == expected)
    }
}
