#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

// What says where events come from, for `.enrich`, under OpenTelemetry's names (semantic conventions 1.37, "Resource").
extension LogFields {
    /// `service.name`, `service.version` and `deployment.environment.name`; what is nil is left out.
    public static func service(_ name: String, version: String? = nil, environment: String? = nil) -> LogFields {
        var fields: LogFields = ["service.name": name]
        fields["service.version"] = version.map { .string($0) }
        fields["deployment.environment.name"] = environment.map { .string($0) }
        return fields
    }

    /// `host.name` and `process.pid`, as they are now: a process forked later has another id.
    public static var process: LogFields {
        var fields: LogFields = [:]
        fields["host.name"] = Host.name.isEmpty ? nil : .string(Host.name)
        fields["process.pid"] = .int(Int64(getpid()))
        return fields
    }
}
