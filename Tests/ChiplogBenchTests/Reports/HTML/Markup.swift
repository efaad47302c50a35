/// What a strict reader finds in a page: every tag closed in its order, every attribute quoted and there once, every
/// reference one of the five of XML. It reads scalars, as browsers do, and knows nothing of the writer.
struct Markup {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The text inside, that of inner elements included.
        var text = ""
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    /// In the order of their ends.
    private(set) var elements: [Element] = []

    private var rest: Substring.UnicodeScalarView
    private var open: [Element] = []

    init(_ page: String) throws(Fault) {
        let prologue = "<!DOCTYPE html>\n"
        guard page.hasPrefix(prologue) else { throw Fault(description: "the page begins \(page.prefix(20))") }
        rest = page.unicodeScalars.dropFirst(prologue.unicodeScalars.count)
        while !rest.isEmpty { try rest.first == "<" ? readTag() : readText() }
        guard open.isEmpty else { throw Fault(description: "not closed: \(open.map(\.name))") }
    }

    func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    private mutating func readText() throws(Fault) {
        let raw = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(raw.count)
        let text = open.last?.name == "style" ? String(raw) : try Self.decoded(String(raw))
        guard !open.isEmpty || text == "\n" else { throw Fault(description: "text outside of all elements: \(text)") }
        for index in open.indices { open[index].text += text }
    }

    private mutating func readTag() throws(Fault) {
        guard let end = rest.firstIndex(of: ">") else { throw Fault(description: "a tag without an end") }
        let tag = Substring(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        if tag.first == "/" {
            guard let element = open.popLast(), element.name == tag.dropFirst() else {
                throw Fault(description: "</\(tag.dropFirst())> where \(open.map(\.name)) are open")
            }
            elements.append(element)
            return
        }
        let isEmpty = tag.last == "/"
        let element = try Self.element(isEmpty ? tag.dropLast() : tag)
        if isEmpty { elements.append(element) } else { open.append(element) }
    }

    private static func element(_ tag: Substring) throws(Fault) -> Element {
        var rest = tag
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty else { throw Fault(description: "a tag without a name: <\(tag)>") }
        let attribute = /\ ([a-zA-Z0-9-]+)="([^"<>]*)"/.matchingSemantics(.unicodeScalar)
        var attributes: [String: String] = [:]
        while !rest.isEmpty {
            guard let match = try? attribute.prefixMatch(in: rest) else {
                throw Fault(description: "attributes that are not quoted: <\(tag)>")
            }
            guard attributes.updateValue(try decoded(String(match.2)), forKey: String(match.1)) == nil else {
                throw Fault(description: "\(match.1) for the second time: <\(tag)>")
            }
            rest = rest[match.range.upperBound...]
        }
        return Element(name: String(name), attributes: attributes)
    }

    private static func decoded(_ raw: String) throws(Fault) -> String {
        let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        let pieces = raw.unicodeScalars.split(separator: "&", omittingEmptySubsequences: false)
        var text = String(pieces[0])
        for piece in pieces.dropFirst() {
            let parts = piece.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let character = names[parts[0]] else {
                throw Fault(description: "an ampersand that begins no reference: \(raw.prefix(80))")
            }
            text += character + parts[1]
        }
        return text
    }
}
