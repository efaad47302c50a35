import Foundation
import Testing

@testable import ChiplogTesting

/// What the compiler says of the places, and of the literals.
@Suite struct RewrittenSourceCompilesTests {
    /// Calls of each shape in the surroundings that tests have; each says where it is and what it was given.
    private static let source = ##"""
        import Glibc

        struct Mask { static let none = Mask(); init() {}; static func fields(_ names: String...) -> Mask { Mask() } }
        func expectSnapshot(
            _ expected: String? = nil, masking: Mask = Mask(), line: UInt = #line, column: UInt = #column
        ) {
            print(line, column, expected.map { $0.utf8.map(String.init).joined(separator: ",") } ?? "nil")
        }
        enum Testing {
            static func expect(_ expected: String? = nil, _ body: () throws -> Void) rethrows { try body() }
        }

        expectSnapshot()
        let é = "日本"; expectSnapshot("short") // expectSnapshot("no")
        Testing.expect("(") {
            expectSnapshot(/* ( */ masking: .fields(")", "\"("))
        	expectSnapshot(#"raw "text" \n"#, masking: .none)
        }
        Testing.expect { expectSnapshot(nil); _ = [1, 2].map { $0 + 1 } }
        expectSnapshot(
            """
            two
              lines
            """
        )
            expectSnapshot(#"""
                raw
                lines \#
                of it
                """#, masking: .none
            )
        switch é { case let x where x.isEmpty: break; default: expectSnapshot("", masking: .fields(#")"#, /* " */ "(")) }
        expectSnapshot(
            masking: .none // a comment (
        )
        expectSnapshot(#"""#)
        """##

    @Test(.enabled(if: Compiler.path != nil, "no swiftc is in PATH"))
    func whatIsWrittenIsWhatTheCompilerReads() throws {
        let compiler = try #require(Compiler.path.map(Compiler.init))
        let before = try calls(of: Self.source, compiler)
        #expect(before.count == 10)
        var texts = SnapshotLiteralTests.texts.filter { !$0.isEmpty }[...]
        var source = SwiftSource(Array(Self.source.utf8))
        var expected: [String] = []
        // Each round rewrites every call with the next texts; the compiler then says where the calls are now.
        while !texts.isEmpty {
            let round = try calls(of: String(decoding: source.bytes, as: UTF8.self), compiler)
            if !expected.isEmpty {
                #expect(round.map { $0.value.map(Bytes.init) } == expected.map(Bytes.init))
            }
            let all = SnapshotLiteralTests.texts
            expected = round.indices.map { texts.popFirst() ?? all[$0 % all.count] }
            source = try source.applying(
                zip(round, expected).map {
                    SnapshotEdit(line: $0.line, column: $0.column, expected: $0.value, text: $1)
                })
        }
        let last = try calls(of: String(decoding: source.bytes, as: UTF8.self), compiler)
        #expect(last.map { $0.value.map(Bytes.init) } == expected.map(Bytes.init))
    }

    /// A text that equals those of the same bytes only.
    private struct Bytes: Equatable, CustomTestStringConvertible {
        let bytes: [UInt8]
        init(_ text: String) { bytes = Array(text.utf8) }
        var testDescription: String { String(reflecting: String(decoding: bytes, as: UTF8.self)) }
    }

    private struct Call {
        let line: Int
        let column: Int
        let value: String?
    }

    /// What the calls of a source say when it runs.
    private func calls(of text: String, _ compiler: Compiler) throws -> [Call] {
        let source = try TemporarySource(text)
        return try compiler.output(of: source).split(separator: "\n").map { line in
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            let value = words[2] == "nil" ? nil : words[2].split(separator: ",").compactMap { UInt8($0) }
            return Call(
                line: try #require(Int(words[0])), column: try #require(Int(words[1])),
                value: value.map { String(decoding: $0, as: UTF8.self) })
        }
    }
}

/// The compiler that a shell would find.
private struct Compiler {
    let path: String

    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/swiftc" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Compiles and runs a source.
    func output(of source: TemporarySource) throws -> String {
        let program = source.folder.appendingPathComponent("program").path
        _ = try run(path, ["-swift-version", "6", "-warnings-as-errors", "-Onone", source.path, "-o", program])
        return try run(program, [])
    }

    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(output)")
        return output
    }
}
