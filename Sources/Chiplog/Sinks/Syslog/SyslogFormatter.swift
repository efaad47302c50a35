internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Syslog messages (RFC 5424):
/// `<14>1 2026-11-21T07:12:55.123456Z host shop 4711 checkout [fields@32473 order="42"] ` and the message after a BOM.
///
/// MSGID is the log's label. The fields are the parameters of one structured-data element: an object's are named
/// `user.id`, an error becomes `error` and `error.type`, ids of trace and span come last, arrays are JSON. What a name may
/// not contain becomes `_`; names are cut after 32 bytes, other parts of the header where the standard says. Control
/// characters are escaped as in every other format. A message beyond `maxBytes` loses what does not fit: first fields,
/// from the end, down to half of the bytes, then the end of its text.
public struct SyslogFormatter: LogFormatter {
    private let facility: SyslogFacility
    private let maxBytes: Int
    /// " HOST APP PROCID ", ready to be appended.
    private let origin: String
    /// "[SD-ID".
    private let element: String

    /// The least `maxBytes`: any header fits.
    static let leastBytes = 1024
    /// The most: what fits into a datagram over IPv4.
    static let mostBytes = 65_507

    /// - Parameters:
    ///   - facility: which part of the system the program is.
    ///   - host: nil is the host's name.
    ///   - app: what the program is called; nil is the name it was started by.
    ///   - process: nil is the process id.
    ///   - structuredData: the id of the structured-data element, a name and the number that the IANA has given your
    ///     enterprise. The default bears 32473, which is kept for examples (RFC 5612).
    ///   - maxBytes: how long a message may be, 1,024 to 65,507; all receivers should take 2,048, most take 8,192.
    public init(
        facility: SyslogFacility = .user, host: String? = nil, app: String? = nil, process: String? = nil,
        structuredData: String = "fields@32473", maxBytes: Int = 8192
    ) {
        self.facility = facility
        self.maxBytes = min(max(maxBytes, Self.leastBytes), Self.mostBytes)
        let parts = [
            Self.printable(host ?? Host.name, most: 255), Self.printable(app ?? Self.programName, most: 48),
            Self.printable(process ?? String(getpid()), most: 128),
        ]
        origin = " " + parts.joined(separator: " ") + " "
        let id = structuredData.contains("@") ? structuredData : structuredData + "@32473"
        element =
            "["
            + LineBuffer.string { line in
                id.withUTF8Pointer { line.append(syslogName: UnsafeRawBufferPointer(start: $0, count: $1), most: 32) }
            }
    }

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        let start = line.count
        event.withParts { parts in
            appendHeader(parts, to: &line)
            let room = start + maxBytes - min(parts.message.count + 4, maxBytes / 2)
            appendStructuredData(parts, upTo: room, to: &line)
            guard !parts.message.isEmpty else { return }
            line.append(" \u{FEFF}")
            line.append(escaping: parts.message, at: CHIPLOG_TEXT)
        }
        line.cut(to: start + maxBytes)
    }

    private func appendHeader(_ parts: Record.Parts, to line: inout LineBuffer) {
        line.append(byte: UInt8(ascii: "<"))
        line.append(UInt64(facility.priority(of: LogLevel(severity: parts.severity))))
        line.append(">1 ")
        line.append(parts.time)
        line.append(origin)
        line.append(syslogHeader: parts.label, most: 32)
        line.append(byte: UInt8(ascii: " "))
    }

    private func appendStructuredData(_ parts: Record.Parts, upTo room: Int, to line: inout LineBuffer) {
        let start = line.count
        line.append(element)
        let empty = line.count
        if line.append(syslogError: parts.error, upTo: room), line.append(syslogFields: parts.fields, upTo: room),
            let trace = parts.traceBytes
        {
            line.append(syslogTrace: trace, upTo: room)
        }
        if line.count == empty {
            line.truncate(to: start)
            line.append(byte: UInt8(ascii: "-"))
        } else {
            line.append(byte: UInt8(ascii: "]"))
        }
    }

    private static func printable(_ text: String, most: Int) -> String {
        LineBuffer.string { line in
            text.withUTF8Pointer { line.append(syslogHeader: UnsafeRawBufferPointer(start: $0, count: $1), most: most) }
        }
    }

    private static var programName: String {
        CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? ""
    }
}

extension LogFormatter where Self == SyslogFormatter {
    /// Syslog messages (RFC 5424), one a line.
    public static var syslog: SyslogFormatter { SyslogFormatter() }
}
