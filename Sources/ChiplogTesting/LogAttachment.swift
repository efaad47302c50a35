/// When a test attaches the whole of its captured log, as a text file beside its results.
public enum LogAttachment: Sendable, Hashable {
    case onFailure
    case always
    case never
}
