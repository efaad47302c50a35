/// What is set off by colour, and the sequence that does it (ECMA-48, Select Graphic Rendition).
enum PrettyColour {
    /// For what is seldom looked at.
    case dim
    /// For what the eye looks for.
    case bold
    case level(LogLevel)

    static let reset: StaticString = "\u{1B}[0m"

    var sequence: StaticString {
        switch self {
        case .dim, .level(.trace): "\u{1B}[2m"
        case .bold: "\u{1B}[1m"
        case .level(.debug): "\u{1B}[36m"  // cyan
        case .level(.info): "\u{1B}[32m"  // green
        case .level(.notice): "\u{1B}[1;34m"  // blue
        case .level(.warning): "\u{1B}[33m"  // yellow
        case .level(.error): "\u{1B}[1;31m"  // red
        case .level(.critical): "\u{1B}[1;37;41m"  // white on red
        }
    }
}
