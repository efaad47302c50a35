import CBenchSystem
import Glibc

/// Names of functions as the linker knows them, and as people do.
enum SwiftName {
    /// The name as its author wrote it; a name that is not one of Swift's stays as it is, without the number that Callgrind
    /// gives to the levels of a recursion.
    static func readable(_ symbol: String) -> String {
        let name = String(symbol.prefix { $0 != "'" })
        guard let text = name.withCString({ cbench_demangle($0) }) else { return name }
        defer { free(text) }
        return String(cString: text)
    }
}
