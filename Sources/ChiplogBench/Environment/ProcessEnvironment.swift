import CBenchSystem

/// The environment variables of this process.
public enum ProcessEnvironment {
    /// A copy of the variables as they are now; of two alike the first counts, as with `getenv`.
    public static var current: [String: String] {
        var variables: [String: String] = [:]
        guard var next = cbench_environment() else { return variables }
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                let name = String(text[..<equals])
                variables[name] = variables[name] ?? String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }
}
