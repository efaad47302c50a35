/// A piece of an HTML document. Whatever a report says, it stays text: names of elements and attributes come from the
/// source alone, and everything else is escaped when it is written.
enum HTMLNode: Sendable {
    case text(String)
    case element(StaticString, [Attribute], [HTMLNode])
    /// A style sheet, as it stands in the source.
    case style(StaticString)

    struct Attribute: Sendable {
        var name: StaticString
        var value: String
    }

    /// An element with `children`; a text is a child as well.
    static func tag(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ children: [HTMLNode] = []
    ) -> HTMLNode {
        .element(name, attributes.map { Attribute(name: $0.key, value: $0.value) }, children)
    }

    /// An element that holds a text.
    static func tag(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ text: String
    ) -> HTMLNode {
        tag(name, attributes, [.text(text)])
    }
}

extension HTMLNode {
    /// The elements that have no end.
    private static let void: Set<String> = ["meta", "link", "br"]

    /// The piece as HTML that is well-formed XML, too.
    var html: String {
        var html = ""
        write(to: &html)
        return html
    }

    private func write(to html: inout String) {
        switch self {
        case .text(let text): html += HTMLText.escaped(text)
        case .style(let sheet): html += "<style>\(sheet)</style>"
        case .element(let name, let attributes, let children):
            html += "<\(name)"
            for attribute in attributes { html += " \(attribute.name)=\"\(HTMLText.escaped(attribute.value))\"" }
            if Self.void.contains("\(name)") {
                html += "/>"
            } else {
                html += ">"
                for child in children { child.write(to: &html) }
                html += "</\(name)>"
            }
        }
    }
}
