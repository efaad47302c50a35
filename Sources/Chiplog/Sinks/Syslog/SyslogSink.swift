/// Sends events to a syslog daemon, a message each (RFC 5424), at once.
///
/// Nothing blocks for ever: a receiver that makes no room is waited for as long as `timeout` says. What cannot be sent is
/// lost and counted as failed; a destination that fails is left alone for `pause`, and events are refused meanwhile. The
/// sink connects with its first event and again whenever the connection is gone. Over UDP (RFC 5426), `written` means
/// handed to the network: only a host that says that nobody listens there is noticed, one message late.
///
/// Wrapped in `.async` the wait is not the caller's.
public struct SyslogSink: LogSink {
    /// Where the daemon listens.
    public enum Destination: Sendable, Hashable, CustomStringConvertible {
        /// Datagrams to a host, a name or an address; a name is looked up whenever the sink connects.
        case udp(host: String, port: UInt16 = 514)
        /// A Unix socket: datagrams, or a stream of messages behind their length (octet counting, RFC 6587), whichever
        /// it takes.
        case unix(path: String = "/dev/log")

        public var description: String {
            switch self {
            case .udp(let host, let port): "udp \(host):\(port)"
            case .unix(let path): path
            }
        }
    }

    private let connection: SyslogConnection
    private let formatter: SyslogFormatter

    /// - Parameters:
    ///   - destination: where the daemon listens; the local one's socket by default.
    ///   - format: facility, names and size of the messages.
    ///   - timeout: how long one event waits for room, at most a minute.
    ///   - pause: how long a destination that fails is left alone.
    public init(
        _ destination: Destination = .unix(), format: SyslogFormatter = .syslog,
        timeout: Duration = .milliseconds(500), pause: Duration = .seconds(1)
    ) {
        connection = SyslogConnection(to: destination, timeout: min(timeout, .seconds(60)), pause: pause)
        formatter = format
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try formatter.withLine(of: event) { (line) throws(SinkError) in
            try connection.send(UnsafeRawBufferPointer(rebasing: line.dropLast()))  // the line end
        }
    }

    /// Does nothing: what was taken has been sent.
    public func flush() throws(SinkError) {}

    public func shutdown() throws(SinkError) {
        connection.close()
    }

    public var counters: SinkCounters { connection.counters }
}

extension LogSink where Self == SyslogSink {
    /// Sends events to a syslog daemon; see `SyslogSink`.
    public static func syslog(
        _ destination: SyslogSink.Destination = .unix(), format: SyslogFormatter = .syslog,
        timeout: Duration = .milliseconds(500), pause: Duration = .seconds(1)
    ) -> SyslogSink {
        SyslogSink(destination, format: format, timeout: timeout, pause: pause)
    }
}
