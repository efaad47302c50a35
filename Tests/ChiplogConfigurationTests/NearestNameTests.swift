import Chiplog
import ChiplogJSON
import Testing

@Suite struct NearestNameTests {
    /// Neither module imports the other, so each has its own way to find the nearest name.
    @Test("the core suggests what the documents' reader suggests", arguments: 0..<500)
    func agreement(round: Int) {
        var numbers = SystemRandomNumberGenerator()
        func word() -> String {
            String((0..<Int.random(in: 0...8, using: &numbers)).map { _ in "abcXÄ".randomElement(using: &numbers)! })
        }
        let (name, names) = (word(), (0..<5).map { _ in word() })
        #expect(name.nearest(in: names) == nearestName(to: name, in: names))
    }

    @Test("a short word is no typing error of a longer one, nor a long one of many")
    func known() {
        #expect("debgu".nearest(in: ["debug", "info"]) == "debug")
        #expect("x".nearest(in: ["debug", "info"]) == nil)
        #expect(String(repeating: "debug", count: 1_000_000).nearest(in: ["debug"]) == nil)
    }
}
