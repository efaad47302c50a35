import Chiplog
import ChiplogBench

/// `format`: what lines look like.
struct FormatSection {
    enum Kind: String, CaseIterable {
        case text, json, logfmt
    }

    var kind = Kind.text
    var callSite = false

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        kind = try reader.choice("kind", of: Kind.self)
        callSite = try reader.bool("call_site", default: callSite)
    }

    var formatter: any LogFormatter {
        switch kind {
        case .text: TextFormatter(callSite: callSite)
        case .json: JSONFormatter(callSite: callSite)
        case .logfmt: LogfmtFormatter(callSite: callSite)
        }
    }
}
