/// The way from a document's root to one of its values, written as `$.sinks[2].kind`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
    package enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    package var steps: [Step]

    package init(steps: [Step] = []) {
        self.steps = steps
    }

    /// The path of a whole document.
    package static let root = JSONPath()

    package func appending(_ step: Step) -> JSONPath {
        JSONPath(steps: steps + [step])
    }

    /// The path of what contains this value, or nil at the root.
    package var parent: JSONPath? {
        steps.isEmpty ? nil : JSONPath(steps: steps.dropLast())
    }

    package var description: String {
        steps.reduce(into: "$") { text, step in
            switch step {
            case .key(let key) where Self.isPlain(key): text += "." + key
            case .key(let key): text += "[" + JSON.string(key).text() + "]"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    /// Whether a key can follow a dot without being misread.
    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    }
}
