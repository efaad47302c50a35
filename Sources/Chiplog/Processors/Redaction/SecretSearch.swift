/// Finds the secrets of some patterns in texts, and writes texts without them.
struct SecretSearch: Sendable {
    let patterns: [SecretPattern]

    /// Whether there is any; allocates nothing.
    func findsAny(in text: UnsafeRawBufferPointer) -> Bool {
        guard !patterns.isEmpty, !text.isEmpty else { return false }
        let hints = SecretHints(in: text)
        // By hand: an array's iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < patterns.count {
            let pattern = patterns[index]
            if pattern.isWorthASearch(hints), pattern.find(text, 0) != nil { return true }
            index += 1
        }
        return false
    }

    /// Writes `text` with a mask in the place of each secret.
    func write(_ text: UnsafeRawBufferPointer, masked mask: RedactionMask, to buffer: ByteBuffer) {
        var line = LineBuffer(buffer: buffer)
        var place = 0
        for secret in secrets(in: text) {
            line.append(UnsafeRawBufferPointer(rebasing: text[place..<secret.range.lowerBound]))
            mask.write(
                UnsafeRawBufferPointer(rebasing: text[secret.range]), secret.pattern.name, secret.pattern.spelling,
                to: buffer)
            place = secret.range.upperBound
        }
        line.append(UnsafeRawBufferPointer(rebasing: text[place...]))
    }

    private typealias Secret = (range: Range<Int>, pattern: SecretPattern)

    /// All secrets in order; of such as overlap the whole, under the name of the first.
    private func secrets(in text: UnsafeRawBufferPointer) -> [Secret] {
        let hints = SecretHints(in: text)
        let found = patterns.filter { $0.isWorthASearch(hints) }.flatMap { secrets(of: $0, in: text) }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.reduce(into: []) { merged, secret in
            guard let last = merged.last, secret.range.lowerBound < last.range.upperBound else {
                return merged.append(secret)
            }
            let end = max(last.range.upperBound, secret.range.upperBound)
            merged[merged.count - 1].range = last.range.lowerBound..<end
        }
    }

    private func secrets(of pattern: SecretPattern, in text: UnsafeRawBufferPointer) -> [Secret] {
        var secrets: [Secret] = []
        var place = 0
        while let range = pattern.find(text, place) {
            guard range.lowerBound >= place, range.upperBound <= text.count, !range.isEmpty else {
                // A pattern that cannot be relied on: nothing of the text may be shown.
                return [(0..<text.count, pattern)]
            }
            secrets.append((range, pattern))
            place = range.upperBound
        }
        return secrets
    }
}

extension SecretPattern {
    fileprivate func isWorthASearch(_ found: SecretHints) -> Bool {
        hints.isEmpty || !hints.isDisjoint(with: found)
    }
}
