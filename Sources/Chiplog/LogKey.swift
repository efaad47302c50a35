/// The name of a field: a literal, which costs nothing to keep, or a string made at run time.
@frozen
public struct LogKey: Sendable, ExpressibleByStringLiteral {
    /// The bytes of a literal; nil for a name made at run time.
    ///
    /// Invariant behind the unchecked access: they live as long as the program and never change.
    @usableFromInline nonisolated(unsafe) let literal: UnsafePointer<UInt8>?
    @usableFromInline let count: Int
    /// Kept elsewhere, so that a key which is a literal is destroyed by looking at one word.
    @usableFromInline let made: MadeName?

    @inlinable
    public init(stringLiteral value: StaticString) {
        if value.hasPointerRepresentation {
            self.init(literal: value.utf8Start, count: value.utf8CodeUnitCount, made: nil)
        } else {
            // Only a literal made from a single scalar by hand comes here.
            self.init(value.description)
        }
    }

    public init(_ name: String) {
        self.init(literal: nil, count: 0, made: MadeName(text: name))
    }

    @inlinable
    @inline(__always)
    init(literal: UnsafePointer<UInt8>?, count: Int, made: MadeName?) {
        self.literal = literal
        self.count = count
        self.made = made
    }

    public var name: String {
        guard let literal else { return made?.text ?? "" }
        return String(decoding: UnsafeBufferPointer(start: literal, count: count), as: UTF8.self)
    }

    /// A name made at run time.
    @usableFromInline
    final class MadeName: Sendable {
        let text: String

        init(text: String) {
            self.text = text
        }
    }
}

extension LogKey: Hashable, CustomStringConvertible {
    public static func == (one: Self, other: Self) -> Bool {
        one.name == other.name
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    public var description: String { name }
}
