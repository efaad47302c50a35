public struct EnvironmentProbe {
    public init(variables: [String: String]) {}
    public func finish() -> EnvironmentRecord { EnvironmentRecord() }
}
