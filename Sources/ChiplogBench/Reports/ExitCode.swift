/// How a command ends: the one number a CI job acts on.
public enum ExitCode: Int32, CaseIterable, Sendable {
    /// Nothing worse.
    case success = 0
    /// A confirmed regression, or a scenario's own limit broken.
    case regression = 1
    /// Usage, or a bad scenario or report file.
    case usage = 2
    /// A scenario crashed, timed out, hit a cap, or measured nothing.
    case failure = 3
    /// Inconclusive or unreliable, where that was asked to count.
    case inconclusive = 4
    /// Reports that cannot be compared.
    case incomparable = 5
    /// An event lost, doubled, torn or out of order.
    case deliveryWrong = 6

    /// The codes from the most to the least urgent.
    public static let byPriority: [ExitCode] = [
        .usage, .failure, .deliveryWrong, .incomparable, .regression, .inconclusive, .success,
    ]

    /// The most urgent of `codes`; success when there are none.
    public static func worst(of codes: some Sequence<ExitCode>) -> ExitCode {
        let codes = Set(codes)
        return byPriority.first { codes.contains($0) } ?? .success
    }
}
