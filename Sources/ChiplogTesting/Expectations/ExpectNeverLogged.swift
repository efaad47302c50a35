public import ChiplogCapture

/// Expects that a secret is nowhere in what was logged: not in messages, labels, names or values of fields however deep,
/// errors, nor in a line that a formatter makes of them. The failure names the places, never the secret.
///
/// What is searched is what was logged. Where a processor of the program's pipeline is to take the secret out, let the
/// capture have it too: `.capturingLogs(processors: [.redact()])`.
///
/// Nothing captured is a failure, since it proves nothing; so are dropped records. Late records are searched too.
///
/// - Parameters:
///   - secret: searched byte by byte, in UTF-8. One of a few characters is found in numbers and ids by chance, and the
///     failure then says so; take a longer one. The time of a record is not searched.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
public func expectNeverLogged(
    secret: String, in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, at: place) else { return }
    // Whatever shows the capture's records from now on leaves out those that hold it.
    capture.conceal(secret)
    var log = SearchedLog(wholeOf: capture)
    log.records += capture.lateRecords
    let check = SecretCheck(secret: secret, log: log, isProcessed: !capture.processors.isEmpty)
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
}
