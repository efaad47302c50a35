import Glibc
import Testing

@testable import ChiplogBenchCLI

@Suite("The manual page", .timeLimit(.minutes(5)))
struct ManualPageTests {
    /// Runs a program over the page.
    private func run(_ program: String, _ page: ManualPage) throws -> ToyRun.Result {
        let run = try ToyRun()
        try run.write("page.1", page.text)
        try run.start([], after: "exec \(program) page.1 >out.txt 2>err.txt")
        return run.wait()
    }

    /// A page as text, without what stands between two columns and the ends of lines.
    private func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("mandoc has no complaint", .enabled(if: access("/usr/bin/mandoc", X_OK) == 0, "needs mandoc"))
    func mandoc() throws {
        for command in ["chiplog", "sort-bench.2"] {
            let result = try run("mandoc -T lint -W style", ManualPage(of: command))
            #expect(result.output == "")
            #expect(result.code == 0)
        }
    }

    @Test(
        "groff has no warning",
        .enabled(if: access("/usr/share/groff/current/tmac/mdoc.tmac", R_OK) == 0, "needs groff"))
    func groff() throws {
        let result = try run("groff -mandoc -ww -z", ManualPage(of: "chiplog"))
        #expect(result.errors == "")
        #expect(result.code == 0)
    }

    @Test(
        "all that help says of a verb is in it", .enabled(if: access("/usr/bin/mandoc", X_OK) == 0, "needs mandoc"),
        arguments: Verb.all.map(\.name))
    func complete(name: String) throws {
        let page = words(try run("mandoc -T ascii -O width=1000", ManualPage(of: "chiplog")).output.withoutOverstrikes)
        let verb = try Verb.named(name)
        #expect(
            page.contains("chiplog \(name) [option ...] \(verb.synopsis)".split(separator: " ").joined(separator: " ")))
        for paragraph in verb.details.paragraphs { #expect(page.contains(words(paragraph))) }
        for option in verb.options {
            #expect(page.contains(words("\(option.spelling) \(option.help)")))
        }
        for example in verb.examples { #expect(page.contains("chiplog \(example)")) }
    }
}

extension String {
    /// Without the letters that a terminal would have printed over to make them bold or underlined.
    fileprivate var withoutOverstrikes: String {
        var text = ""
        for letter in self {
            if letter == "\u{8}" { text.removeLast() } else { text.append(letter) }
        }
        return text
    }
}
