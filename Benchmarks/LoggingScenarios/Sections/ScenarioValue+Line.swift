import ChiplogBench

extension ScenarioValue {
    /// The value as text that every format writes as it stands or between quotation marks: no control characters and no
    /// line ends, which the text format escapes for good.
    func line() throws(ScenarioError) -> String {
        let text = try string()
        let isLine = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        guard isLine else { throw error("expected one line without control characters") }
        return text
    }
}
