internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a formatter for people wants to know of the place its lines go to.
public struct OutputDevice: Sendable, Hashable {
    /// Whether colours are wanted there.
    public var takesColour: Bool
    /// Characters in a row; nil when there is no limit, as in a file.
    public var columns: Int?

    public init(takesColour: Bool = false, columns: Int? = nil) {
        self.takesColour = takesColour
        self.columns = columns
    }

    /// What stands behind a descriptor. Asked once, when a sink is made: a window resized later keeps its old width.
    ///
    /// The first of these that applies decides about colour: `NO_COLOR` set and not empty (no-color.org): no.
    /// `FORCE_COLOR` or `CLICOLOR_FORCE` set, not empty and not "0" (force-color.org, bixense.com/clicolors): yes.
    /// No terminal, or `TERM` is "dumb", or `CLICOLOR` is "0": no. Else yes.
    ///
    /// - Parameters:
    ///   - descriptor: an open one.
    ///   - environment: gives the value of an environment variable; that of the process unless said otherwise.
    public init(
        descriptor: Int32, environment: (_ variable: String) -> String? = { OutputDevice.processVariable($0) }
    ) {
        let width = chiplog_terminal_columns(descriptor)
        let isTerminal = width >= 0
        self.init(
            takesColour: Self.wantsColour(isTerminal: isTerminal, environment),
            columns: width > 0 ? Int(width) : nil)
    }

    /// The value of an environment variable of the process.
    public static func processVariable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static func wantsColour(isTerminal: Bool, _ environment: (String) -> String?) -> Bool {
        if let refusal = environment("NO_COLOR"), !refusal.isEmpty {
            return false
        }
        for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
            if let force = environment(name), !force.isEmpty, force != "0" {
                return true
            }
        }
        return isTerminal && environment("TERM") != "dumb" && environment("CLICOLOR") != "0"
    }
}
