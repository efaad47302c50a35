/// Which part of a system a syslog message comes from (RFC 5424, section 6.2.1).
public enum SyslogFacility: UInt8, Sendable, CaseIterable {
    case kernel = 0
    case user = 1
    case mail = 2
    case daemon = 3
    case auth = 4
    case syslog = 5
    case printer = 6
    case news = 7
    case uucp = 8
    case clock = 9
    case authPrivate = 10
    case ftp = 11
    case ntp = 12
    case audit = 13
    case alert = 14
    case clockDaemon = 15
    case local0 = 16
    case local1 = 17
    case local2 = 18
    case local3 = 19
    case local4 = 20
    case local5 = 21
    case local6 = 22
    case local7 = 23
}

extension SyslogFacility {
    /// The PRI value: the facility times 8, plus the syslog severity, from 7 for debug down to 2 for critical.
    func priority(of level: LogLevel) -> UInt8 {
        let severity: UInt8 =
            switch level {
            case .trace, .debug: 7
            case .info: 6
            case .notice: 5
            case .warning: 4
            case .error: 3
            case .critical: 2
            }
        return rawValue * 8 + severity
    }
}
