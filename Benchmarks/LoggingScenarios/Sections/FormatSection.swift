import Chiplog
import ChiplogBench

/// `format`: what lines look like.
struct FormatSection {
    enum Kind: String, CaseIterable {
        case text, json, logfmt
    }

    var kind = Kind.text

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        kind = try reader.choice("kind", of: Kind.self)
    }

    var formatter: any LogFormatter {
        switch kind {
        case .text: .text
        case .json: .json
        case .logfmt: .logfmt
        }
    }
}
