import ChiplogBench

/// How far builds are, in half a line.
enum BuildProgress {
    /// As in `building v1.2.0 [12/80], working tree [3/9]`.
    static func text(of builds: [RevisionBuild]) -> String {
        "building "
            + builds.map { build in
                [build.order.work, step(in: build.process.transcript)].compactMap { $0 }.joined(separator: " ")
            }.joined(separator: ", ")
    }

    /// The last step that the build has told of, as in `[12/80]`, or that it waits; nil before the first one.
    static func step(in transcript: [UInt8]) -> String? {
        // More than a line is long, since a build may say megabytes.
        let tail = String(decoding: transcript.suffix(4_096), as: UTF8.self)
        for line in tail.split(whereSeparator: \.isNewline).reversed() {
            if line.hasPrefix("["), let end = line.firstIndex(of: "]") { return String(line[...end]) }
            if line.hasPrefix("Another instance of SwiftPM") { return "waiting for another swift" }
        }
        return nil
    }
}
