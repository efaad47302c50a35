extension Report {
    /// The figures that are not as their scenarios expect, each in a sentence that begins with the row's id.
    var brokenExpectations: [String] {
        results.flatMap { row in row.brokenExpectations.map { "\(row.id): \($0)" } }
    }
}
