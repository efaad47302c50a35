internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The socket of a syslog sink: connected when needed, closed when it fails.
final class SyslogConnection: Sendable {
    private struct State {
        var descriptor: Int32 = -1
        var isStream = false
        var isClosed = false
        /// Not 0 while the destination fails: until when it is left alone, on the monotonic clock.
        var retryTime: Int64 = 0
        var written: UInt64 = 0
        var closed: UInt64 = 0
    }

    private let destination: SyslogSink.Destination
    private let timeout: Int64
    private let pause: Int64
    private let state = FutexMutex(State())

    init(to destination: SyslogSink.Destination, timeout: Duration, pause: Duration) {
        self.destination = destination
        self.timeout = timeout.clampedNanoseconds
        self.pause = pause.clampedNanoseconds
    }

    deinit {
        close()
    }

    func send(_ message: UnsafeRawBufferPointer) throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in
            guard !state.isClosed else {
                state.closed += 1
                return
            }
            guard state.retryTime == 0 || chiplog_monotonic_ns() >= state.retryTime else {
                throw SinkError("\(name): still failing; the event is lost")
            }
            let code = sendConnecting(message, &state)
            if code == 0 {
                state.written += 1
                state.retryTime = 0
                return
            }
            // A message too large for a datagram says nothing about the next one.
            if code != EMSGSIZE {
                state.retryTime = chiplog_monotonic_ns() + pause
            }
            throw SinkError(code: max(0, code), "\(name): \(reason(code)); the event is lost")
        }
    }

    /// Sends, connecting first where need be, and anew when a local daemon has been restarted. Returns 0 or an error
    /// number, the connection then closed.
    private func sendConnecting(_ message: UnsafeRawBufferPointer, _ state: inout State) -> Int32 {
        var mayReconnect = destination.isLocal && state.descriptor >= 0
        while true {
            if state.descriptor < 0 {
                let result = connect(&state)
                guard result >= 0 else { return result == CHIPLOG_UNKNOWN_HOST ? result : -result }
                state.descriptor = result
            }
            let code = transmit(message, state)
            if code == 0 || code == EMSGSIZE { return code }
            Self.close(&state)
            guard mayReconnect, code != EAGAIN else { return code }
            mayReconnect = false
        }
    }

    private func connect(_ state: inout State) -> Int32 {
        switch destination {
        case .udp(let host, let port):
            state.isStream = false
            return chiplog_connect_udp(host, port)
        case .unix(let path):
            var isStream: Int32 = 0
            defer { state.isStream = isStream != 0 }
            return chiplog_connect_unix(path, &isStream)
        }
    }

    private func transmit(_ message: UnsafeRawBufferPointer, _ state: State) -> Int32 {
        guard let start = message.baseAddress else { return 0 }
        guard state.isStream else { return chiplog_send(state.descriptor, start, message.count, timeout) }
        // In one piece with its length, so that a failure never leaves a length without its message.
        return withThreadBuffer { frame in
            var line = LineBuffer(buffer: frame)
            line.append(UInt64(message.count))
            line.append(byte: UInt8(ascii: " "))
            line.append(message)
            return chiplog_send(state.descriptor, frame.pointee.bytes, frame.pointee.count, timeout)
        } ?? ENOMEM
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            Self.close(&state)
        }
    }

    private static func close(_ state: inout State) {
        guard state.descriptor >= 0 else { return }
        #if canImport(Glibc)
        _ = Glibc.close(state.descriptor)
        #elseif canImport(Musl)
        _ = Musl.close(state.descriptor)
        #else
        _ = Darwin.close(state.descriptor)
        #endif
        state.descriptor = -1
    }

    private var name: String { "syslog sink \(destination)" }

    private func reason(_ code: Int32) -> String {
        switch code {
        case CHIPLOG_UNKNOWN_HOST: "the host's name leads to no address"
        case EAGAIN: "the receiver made no room in time"
        default: String(cString: strerror(code))
        }
    }

    var counters: SinkCounters {
        state.withLock { SinkCounters(written: $0.written, dropped: DropCounters(closed: $0.closed)) }
    }
}

extension SyslogSink.Destination {
    fileprivate var isLocal: Bool {
        if case .unix = self { true } else { false }
    }
}
