/// Why a text is no histogram, in one sentence.
public struct HDRDecodingError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    init(_ reason: String) {
        description = "not a histogram: \(reason)"
    }
}
