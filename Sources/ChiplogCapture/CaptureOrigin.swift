/// What has begun a capture, in the words of messages.
package enum CaptureOrigin: Sendable, CustomStringConvertible {
    /// A call of `withLogCapture`, and where it stands.
    case call(file: StaticString, line: UInt)
    /// A test of this name.
    case test(String)
    case unknown

    package var description: String {
        switch self {
        case .call(let file, let line): "withLogCapture at \(file):\(line)"
        case .test(let name): name
        case .unknown: "a log capture"
        }
    }
}
