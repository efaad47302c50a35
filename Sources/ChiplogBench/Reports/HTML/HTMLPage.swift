/// What every page has: it is one file that needs no script, no network and no other file.
enum HTMLPage {
    /// The whole text of a page.
    ///
    /// - Parameter generator: What made it, for whoever has to know a page again; nil for a page that nobody has to.
    static func text(title: String, generator: String? = nil, _ body: [HTMLNode]) -> String {
        "<!DOCTYPE html>\n"
            + HTMLNode.tag("html", ["lang": "en"], [head(title, generator), .tag("body", [:], body)]).html + "\n"
    }

    /// The tag by which a page says what made it.
    static func tag(generator: String) -> HTMLNode {
        .tag("meta", ["name": "generator", "content": generator])
    }

    /// A part of the page with its heading.
    static func section(_ heading: String, _ content: [HTMLNode]) -> HTMLNode {
        .tag("section", [:], [.tag("h2", [:], heading)] + content)
    }

    /// A few numbers, large, each with its name.
    static func tiles(_ numbers: [(name: String, count: Int)]) -> HTMLNode {
        .tag(
            "dl", ["class": "tiles"],
            numbers.map { name, count in
                .tag(
                    "div", [:], [.tag("dt", [:], name), .tag("dd", [:], NumberText.grouped(UInt64(max(0, count))))])
            })
    }

    private static func head(_ title: String, _ generator: String?) -> HTMLNode {
        .tag(
            "head", [:],
            [
                .tag("meta", ["charset": "utf-8"])
            ] + (generator.map { [tag(generator: $0)] } ?? []) + [
                .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                // A promise the browser keeps: nothing is fetched and no script runs, whatever a name in the report is.
                .tag(
                    "meta",
                    [
                        "http-equiv": "Content-Security-Policy",
                        "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
                    ]),
                .tag("meta", ["name": "color-scheme", "content": "light dark"]),
                // An empty icon, or browsers ask the server for one.
                .tag("link", ["rel": "icon", "href": "data:,"]),
                .tag("title", [:], title),
                .style(HTMLStyle.sheet),
            ])
    }
}
