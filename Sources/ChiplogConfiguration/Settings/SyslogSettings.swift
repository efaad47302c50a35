public import Chiplog
internal import ChiplogJSON

/// A `SyslogSink`, as data; `SinkSettings` says how a file writes it.
public struct SyslogSettings: Sendable, Hashable {
    public var destination: SyslogSink.Destination
    public var facility: SyslogFacility
    /// What the program is called; nil is the name it was started by.
    public var app: String?
    /// How long a message may be.
    public var maxBytes: Int

    public init(
        _ destination: SyslogSink.Destination = .unix(), facility: SyslogFacility = .user, app: String? = nil,
        maxBytes: Int = 8192
    ) {
        self.destination = destination
        self.facility = facility
        self.app = app
        self.maxBytes = maxBytes
    }

    func makeSink() -> SyslogSink {
        .syslog(destination, format: SyslogFormatter(facility: facility, app: app, maxBytes: maxBytes))
    }
}

extension SyslogSettings {
    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init()
        if let host = try reader.value(ifPresent: "host")?.string() {
            if reader.has("socket") {
                throw reader.error("expected \"host\" or \"socket\", found both")
            }
            let port = try reader.integer("port", in: 1...65_535, default: 514)
            destination = .udp(host: host, port: UInt16(clamping: port))
        } else {
            destination = .unix(path: try reader.string("socket", default: "/dev/log"))
        }
        if let facility = reader.value(ifPresent: "facility") {
            self.facility = try Self.facility(facility)
        }
        app = try reader.value(ifPresent: "app")?.string()
        maxBytes = try reader.size("max-bytes", in: 1024...65_507, default: maxBytes)
    }

    private static func facility(_ value: DocumentValue) throws(DocumentError) -> SyslogFacility {
        let name = try value.string()
        let names = SyslogFacility.allCases.map { String(describing: $0) }
        guard let place = names.firstIndex(of: name) else {
            throw value.error(
                "expected one of \(names.joined(separator: ", ")), found \(value.json.shortText)",
                suggestion: nearestName(to: name, in: names))
        }
        return SyslogFacility.allCases[place]
    }
}
