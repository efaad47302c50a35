extension Report {
    /// What the rows were measured against; nil where they were measured alone.
    public var reference: Subject? { subjects.first { $0.id == Arm.reference.rawValue } }

    /// How many goals were met: "7 of 9 goals met"; nil where none was set and measured.
    public var goalsSentence: String? {
        let judged = results.flatMap { row in row.goals.compactMap { row.meets($0) } }
        guard !judged.isEmpty else { return nil }
        let met = judged.count { $0 }
        return "\(met) of \(judged.count) \(judged.count == 1 ? "goal" : "goals") met"
    }
}
