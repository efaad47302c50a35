internal import CChiplogShims

/// The machine that the process runs on.
enum Host {
    /// Its name in the network, asked anew at each reading; empty when the system has none.
    static var name: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
            guard let start = name.baseAddress else { return "" }
            chiplog_host_name(start, name.count)
            return String(cString: start)
        }
    }
}
