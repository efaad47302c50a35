import ChiplogBench
import Glibc

/// The job summary of GitHub Actions: a file that the Markdown report is appended to.
struct StepSummary {
    let path: String

    /// Nil outside of such a job.
    init?(environment: [String: String]) {
        guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return nil }
        self.path = path
    }

    /// A failure is worth a warning, no more: the reports are elsewhere.
    func append(_ report: Report, warn: (String) -> Void) {
        // A pipe that nobody reads is an error then, and no wait without an end.
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o644)
        do throws(FileError) {
            guard file >= 0 else { throw FileError(path, code: errno) }
            defer { close(file) }
            try FileBytes.write(Array(ReportFormat.markdown.render(report).utf8), to: file, at: path)
        } catch {
            warn("the job summary cannot be written to \(error.path): \(error.reason)")
        }
    }
}
