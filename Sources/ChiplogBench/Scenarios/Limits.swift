/// What a scenario may use up before it is ended.
public struct Limits: Equatable, Sendable {
    /// Real time of each worker process, 1 ms to 1 h.
    public var wall: Duration

    public init(wall: Duration = .seconds(60)) {
        self.wall = wall
    }
}

extension Limits {
    /// Reads the `limits` section; the defaults where there is none.
    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        self.init()
        guard let reader else { return }
        wall = try reader.duration("wall", in: .milliseconds(1) ... .seconds(3_600), default: wall)
        try reader.finish()
    }
}
