extension Load {
    /// Fewer would hardly let two callers meet.
    static let fewestEventsPerCaller: UInt64 = 100

    /// The load's events scaled by the profile and shared by the callers.
    func eventsPerCaller(_ profile: Profile) -> UInt64 {
        max(Self.fewestEventsPerCaller, UInt64((Double(events) * profile.eventsFactor / Double(threads)).rounded()))
    }
}
