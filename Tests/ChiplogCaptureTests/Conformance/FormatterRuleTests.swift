import Chiplog
import ChiplogCapture
import Testing

@Suite struct FormatterRuleTests {
    /// Every formatter there is, in every form that has code of its own.
    static func formatters() throws -> [any LogFormatter] {
        let keys = JSONFormatter.Keys(time: nil, level: nil, label: "\n", message: "\u{2028}", error: "\"")
        return [
            .text, TextFormatter(callSite: true), .json, JSONFormatter(callSite: true), .logfmt,
            LogfmtFormatter(callSite: true), .openTelemetry, OpenTelemetryFormatter(callSite: true),
            try .json(keys: keys, time: .unixSeconds, fields: .under("\u{1B}"), callSite: true),
            try .json(keys: .init(message: ""), level: .severityNumber),
            .pretty, PrettyFormatter(colour: .always, columns: 50, callSite: true), PrettyFormatter(colour: .never),
            .googleCloud, .awsLambda, .syslog,
            SyslogFormatter(
                facility: .local7, host: "\n", app: "a b", process: "é", structuredData: "]\"", maxBytes: 0),
            try .pattern("{time} {LEVEL:<8} {label}: {message} {fields}"),
            try .pattern("{label:^9.3}{message:>40.80}{fields:.200}{{{field.a:5}}} {function} {source} {error}"),
        ]
    }

    @Test("every formatter keeps every promise", arguments: try formatters())
    func promises(formatter: any LogFormatter) {
        #expect(FormatterRule.violations(by: formatter) == [])
    }

    private func rulesBroken(by formatter: any LogFormatter) -> [String] {
        let found = Set(FormatterRule.violations(by: formatter).map(\.rule))
        return FormatterRule.all.map(\.description).filter { found.contains($0) }
    }

    @Test(
        "each rule finds the formatter that breaks it, and no other rule does",
        arguments: BrokenFormatter.Fault.allCases)
    func broken(fault: BrokenFormatter.Fault) {
        #expect(rulesBroken(by: BrokenFormatter(fault)) == [fault.rawValue])
        #expect(FormatterRule.violations(by: BrokenFormatter(fault)).count <= 5)
    }

    @Test("a capture around the rules takes none of their events")
    func captured() {
        withLogCapture { capture in
            #expect(FormatterRule.violations(by: .json) == [])
            #expect(capture.records.isEmpty)
        }
    }

    @Test("every rule has a formatter that breaks it")
    func complete() {
        #expect(Set(FormatterRule.all.map(\.description)) == Set(BrokenFormatter.Fault.allCases.map(\.rawValue)))
    }

    @Test("what is allowed where it is declared is found where it is not")
    func declared() {
        struct Undeclared: LogFormatter {
            var formatter: any LogFormatter
            func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
                formatter.format(event, into: &line)
            }
        }
        #expect(
            rulesBroken(by: Undeclared(formatter: PrettyFormatter(colour: .never)))
                == ["what it appends has no line ends, unless it is multiline"])
        #expect(
            rulesBroken(by: Undeclared(formatter: PrettyFormatter(colour: .always)))
                == [
                    "what it appends has no line ends, unless it is multiline",
                    "what it appends has no control characters",
                ])
    }
}
