/// Where in a test's source an expectation stands.
struct CallerLocation: Sendable {
    /// Module and file, such as "ShopTests/CheckoutTests.swift".
    var fileID: StaticString
    /// A literal, since XCTest takes nothing else.
    var filePath: StaticString
    /// Counted from 1.
    var line: UInt
    /// Counted from 1.
    var column: UInt

    init(_ fileID: StaticString, _ filePath: StaticString, _ line: UInt, _ column: UInt) {
        self.fileID = fileID
        self.filePath = filePath
        self.line = line
        self.column = column
    }
}
