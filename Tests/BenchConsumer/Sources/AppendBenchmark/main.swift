import ChiplogBenchCLI
import Glibc

/// Appends a line for each event to one file, through the buffer of C's library, and reads all of them back.
struct AppendWorkload: Workload {
    private let path: String
    // Invariant: C's library locks a stream during each call; it is closed when nobody writes any more.
    private nonisolated(unsafe) let file: UnsafeMutablePointer<FILE>

    init(path: String, buffer: Int) throws(WorkloadError) {
        guard let file = fopen(path, "a") else { throw WorkloadError("\(path) cannot be opened; nothing is measured") }
        setvbuf(file, nil, buffer == 0 ? _IONBF : _IOFBF, buffer)
        self.path = path
        self.file = file
    }

    /// Not measured: each sample begins with an empty file.
    func prepare() throws(WorkloadError) {
        guard ftruncate(fileno(file), 0) == 0 else { throw WorkloadError("\(path) cannot be emptied") }
    }

    /// Measured, as the caller's part; on every thread at once.
    func run(thread: Int, events range: Range<UInt64>) {
        for number in range { fputs("\(thread) \(number)\n", file) }
    }

    /// Measured, as drain time: what is left until everything is out.
    func drain() throws(WorkloadError) {
        guard fflush(file) == 0 else { throw WorkloadError("\(path) cannot be written") }
    }

    func finish() throws(WorkloadError) { fclose(file) }

    var bytesOut: UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_size) : nil
    }

    /// What became of the events: `sent[thread]` of each thread, numbered from 0.
    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        guard let file = fopen(path, "r") else { throw WorkloadError("\(path) cannot be read back") }
        defer { fclose(file) }
        let all = sent.reduce(0, +)
        var delivery = Delivery(attempted: all, accepted: all, verifiedBy: "file-scan")
        var next = [UInt64](repeating: 0, count: sent.count)
        while let line = readLine(of: file) {
            let numbers = line.split(separator: " ").compactMap { UInt64($0) }
            guard numbers.count == 2, numbers[0] < UInt64(sent.count) else {
                delivery.torn += 1
                continue
            }
            let (thread, number) = (Int(numbers[0]), numbers[1])
            if number < next[thread] {
                delivery.reordered += 1  // or written twice
            } else {
                delivery.delivered += 1
                next[thread] = number + 1
            }
        }
        delivery.missingUnaccounted = all > delivery.delivered ? all - delivery.delivered : 0
        return delivery
    }

    private func readLine(of file: UnsafeMutablePointer<FILE>) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { line in
            guard fgets(line.baseAddress, 128, file) != nil, let start = line.baseAddress else { return nil }
            return String(String(cString: start).dropLast())
        }
    }
}

/// Reads the section `append` of a scenario.
struct AppendProvider: WorkloadProvider {
    let sections = ["append"]

    func validate(_ scenario: Scenario) throws(ScenarioError) { _ = try buffer(scenario) }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        let buffer: Int
        do throws(ScenarioError) {
            buffer = try self.buffer(request.scenario)
        } catch {
            throw WorkloadError(error.description)
        }
        return try AppendWorkload(path: "\(request.directory)/lines", buffer: buffer)
    }

    private func buffer(_ scenario: Scenario) throws(ScenarioError) -> Int {
        let reader = scenario.reader()
        let section = try reader.object(at: "append")
        let buffer = try section.size("buffer", in: 0...(1 << 20))
        try section.finish()
        try reader.finish()
        return buffer
    }
}

await BenchCommand.main(provider: AppendProvider())
