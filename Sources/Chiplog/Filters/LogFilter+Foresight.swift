extension LogFilter {
    /// Whether events of `level` from logs called `label` match, whatever else they hold; nil when that depends on it.
    public func matches(label: String, level: LogLevel) -> Bool? {
        switch self {
        case .everything: true
        case .nothing: false
        case .atLeast(let least): level >= least
        case .below(let limit): level < limit
        case .level(let only): level == only
        case .label(let prefix): prefix.covers(label)
        case .not(let filter): filter.matches(label: label, level: level).map { !$0 }
        case .all(let filters): Self.foresee(filters.map { $0.matches(label: label, level: level) }, deciding: false)
        case .any(let filters): Self.foresee(filters.map { $0.matches(label: label, level: level) }, deciding: true)
        default: nil
        }
    }

    /// One deciding answer decides; else one that is not known leaves the whole unknown.
    private static func foresee(_ answers: [Bool?], deciding: Bool) -> Bool? {
        if answers.contains(deciding) { return deciding }
        return answers.contains(nil) ? nil : !deciding
    }
}
