import Foundation
import Glibc

/// The driver's end of the conversation: one JSON object a line in, one a line out.
struct Worker {
    private let isFast: Bool
    private let decoder = JSONDecoder()
    private let encoder = JSONEncoder()
    private var driver: Driver?
    private var pass = ""
    private var output = ""
    private var isFinished = false

    init(isFast: Bool) {
        self.isFast = isFast
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        encoder.keyEncodingStrategy = .convertToSnakeCase
    }

    /// Takes over descriptor 0 and serves until the parent hangs up.
    mutating func serve() throws {
        let socket = takeOverStandardInput()
        signal(SIGPIPE, SIG_IGN)
        guard let lines = fdopen(socket, "r") else { throw CommandError("descriptor 0 cannot be read") }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        while true {
            let count = getline(&line, &capacity, lines)
            guard count > 0, let line else { return }
            var answer = try answer(Data(bytes: line, count: count))
            answer.append(UInt8(ascii: "\n"))
            guard answer.withUnsafeBytes({ write(socket, $0.baseAddress, $0.count) }) == answer.count else { return }
        }
    }

    private mutating func answer(_ line: Data) throws -> Data {
        do {
            return try encoder.encode(AnyEncodable(handle(decoder.decode(Command.self, from: line))))
        } catch {
            return try encoder.encode(["error": String(describing: error)])
        }
    }

    private mutating func handle(_ command: Command) throws -> any Encodable {
        if command.do == "load" { return try load(command) }
        guard driver != nil else { throw CommandError("\"\(command.do)\" came before \"load\"") }
        guard !isFinished else { throw CommandError("\"\(command.do)\" came after the output was closed") }
        switch (pass, command.do) {
        case ("time", "warm_up"): return try warmUp(command)
        case ("time", "sample"): return try sample(command)
        case ("time", "finish"): return try finish()
        case ("alloc", "count"): return try count(command)
        case ("verify", "verify"): return try verify(command)
        default: throw CommandError("the \(pass) pass has no command \"\(command.do)\"")
        }
    }

    private mutating func load(_ command: Command) throws -> [String: String] {
        guard driver == nil else { throw CommandError("\"load\" came a second time") }
        guard let id = command.id, let pass = command.pass, let directory = command.directory, let task = command.task
        else { throw CommandError("\"load\" lacks a part of the assignment") }
        guard mkdir(directory, 0o700) == 0 else {
            throw CommandError("no folder \(directory): \(String(cString: strerror(errno)))")
        }
        let isFile = task.sink == "file"
        output = isFile ? directory + "/output.log" : "/dev/null"
        let peer = try PrintPeer(task, events: Event.read(task.events), output: output, isFast: isFast)
        self.pass = pass
        driver = Driver(peer, output: isFile ? output : nil)
        return ["loaded": id]
    }

    private mutating func warmUp(_ command: Command) throws -> [String: UInt64] {
        let duration = command.warmUpNs ?? 0
        if command.batch != nil {
            let batch = try positive(command.batch, "batch")
            try driver?.warmUp(batch: batch, duration: duration)
            return ["batch": batch]
        }
        let target = try positive(command.sampleNs, "sample_ns")
        return ["batch": try driver?.calibrate(target: target, warmUp: duration) ?? 0]
    }

    private mutating func sample(_ command: Command) throws -> [String: [Reading]] {
        let batch = try positive(command.batch, "batch")
        var samples: [Reading] = []
        for _ in 0..<(try positive(command.count, "count")) {
            if let reading = try driver?.sample(batch) { samples.append(reading) }
        }
        return ["samples": samples]
    }

    /// What two batches of N and 2 N differ by belongs to N events and to nothing else.
    private mutating func count(_ command: Command) throws -> any Encodable {
        let events = try positive(command.eventsPerCaller, "events_per_caller")
        guard malloc_count_is_available() else { return ["skipped": "allocations are counted on glibc only"] }
        var totals: [malloc_count_totals] = []
        for batches: UInt64 in [1, 1, 2] {
            _ = try driver?.sample(batches * events)
            totals.append(malloc_count_process())
        }
        _ = try finish()
        let perEvent = { (count: KeyPath<malloc_count_totals, UInt64>) in
            let counts = totals.map { $0[keyPath: count] }
            return (Double(counts[2] - counts[1]) - Double(counts[1] - counts[0])) / Double(events)
        }
        return Counts(allocations: perEvent(\.allocations), bytes: perEvent(\.bytes))
    }

    private struct Counts: Encodable {
        let allocations: Double
        let bytes: Double
        var isExact = false
    }

    private mutating func verify(_ command: Command) throws -> any Encodable {
        let events = try positive(command.eventsPerCaller, "events_per_caller")
        try driver?.logNumbered(events)
        _ = try finish()
        return Delivery(output: output, sent: events)
    }

    private struct Delivery: Encodable {
        let output: String
        let sent: UInt64
        var dropped = 0
    }

    private mutating func finish() throws -> [String: String] {
        try driver?.peer.drain()
        isFinished = true
        return [:]
    }
}

/// An answer whose type only its maker knows.
private struct AnyEncodable: Encodable {
    let value: any Encodable

    init(_ value: any Encodable) { self.value = value }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

private func positive(_ value: UInt64?, _ key: String) throws -> UInt64 {
    guard let value, value > 0 else { throw CommandError("\"\(key)\" must be an integer above 0") }
    return value
}

/// A socket apart from the standard streams, which then lead nowhere.
private func takeOverStandardInput() -> Int32 {
    let socket = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    dup2(null, STDIN_FILENO)
    dup2(null, STDOUT_FILENO)
    close(null)
    return socket
}
