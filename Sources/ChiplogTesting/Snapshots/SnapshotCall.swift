/// A call of `expectSnapshot` in the source, and the literal in it.
struct SnapshotCall {
    enum Argument: Equatable {
        /// There is no argument for the text; whether there are others.
        case missing(others: Bool)
        /// `nil`, with the bytes it takes.
        case null(Range<Int>)
        case literal(SwiftStringLiteral)
    }

    /// Where the arguments begin, behind the opening parenthesis.
    let argumentStart: Int
    let argument: Argument

    private static let name = "expectSnapshot"

    /// The call that `#line` and `#column` have told of: the compiler means the opening parenthesis.
    init(in source: SwiftSource, line: Int, column: Int) throws(RecordingRefusal) {
        guard let offset = source.offset(line: line, column: column), source.bytes[offset] == UInt8(ascii: "("),
            Self.isName(before: offset, in: source.bytes)
        else {
            throw RecordingRefusal(
                "line \(line), column \(column) has no call of \(Self.name); "
                    + "\(RecordingRefusal.fileHasChanged), or call it directly where another function calls it now")
        }
        argumentStart = offset + 1
        var scanner = SwiftScanner(source, at: argumentStart)
        scanner.skipTrivia()
        argument = try Self.argument(&scanner, line: line)
    }

    /// What the literal means; nil where there is none.
    var value: String? {
        if case .literal(let literal) = argument { literal.value } else { nil }
    }

    private static func isName(before offset: Int, in bytes: [UInt8]) -> Bool {
        let end = bytes[..<offset].lastIndex { !$0.isBlank && $0 != UInt8(ascii: "`") }
        guard let end else { return false }
        let word = bytes[...end].reversed().prefix { $0.isNameCharacter }
        return word.elementsEqual(name.utf8.reversed())
    }

    private static func argument(_ scanner: inout SwiftScanner, line: Int) throws(RecordingRefusal) -> Argument {
        if scanner.current == UInt8(ascii: ")") { return .missing(others: false) }
        if let literal = SwiftStringLiteral(&scanner) {
            guard literal.value != nil else {
                throw RecordingRefusal("the literal in line \(line) has an interpolation; make it a plain one")
            }
            try expectEndOfArgument(&scanner, line: line)
            return .literal(literal)
        }
        let start = scanner.position
        let word = String(decoding: scanner.take(while: \.isNameCharacter), as: UTF8.self)
        let range = start..<scanner.position
        scanner.skipTrivia()
        if !word.isEmpty, scanner.current == UInt8(ascii: ":") { return .missing(others: true) }
        guard word == "nil" else { throw notALiteral(line) }
        try expectEndOfArgument(&scanner, line: line)
        return .null(range)
    }

    /// Refuses a literal that is only a part of the argument, as in `"a" + b`.
    private static func expectEndOfArgument(_ scanner: inout SwiftScanner, line: Int) throws(RecordingRefusal) {
        scanner.skipTrivia()
        guard scanner.current == UInt8(ascii: ",") || scanner.current == UInt8(ascii: ")") else {
            throw notALiteral(line)
        }
    }

    private static func notALiteral(_ line: Int) -> RecordingRefusal {
        RecordingRefusal("the snapshot in line \(line) is no string literal by itself; write one there, or nothing")
    }
}
