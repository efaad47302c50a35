extension SecretPattern {
    /// Keys of well-known services that are told by their beginning: Amazon Web Services (`AKIA`, `ASIA`), GitHub (`ghp_`, `gho_`,
    /// `ghu_`, `ghs_`, `ghr_`, `github_pat_`), GitLab (`glpat-`), Google (`AIza`), npm (`npm_`), Slack (`xoxb-` and its kin),
    /// Stripe (`sk_live_`, `rk_live_`, `sk_test_`, `rk_test_`) and keys that begin with `sk-`. The forms are those that each
    /// service documents. A key without such a beginning cannot be told from any other word: mask it by its key.
    public static let apiKey = SecretPattern("api-key", hints: [.a, .underscore, .dash]) { text, start in
        var place = start
        while place < text.count {
            if place == 0 || !(text[place - 1].isAlphanumeric || text[place - 1] == UInt8(ascii: "_")),
                let end = KeyForm.end(in: text, from: place)
            {
                return place..<end
            }
            place += 1
        }
        return nil
    }
}

/// How the keys of one service look: a beginning, then so many letters, digits and perhaps hyphens and underscores.
private struct KeyForm {
    var prefix: StaticString
    var least: Int
    /// Nil where the service may make them longer.
    var most: Int?
    var hasSigns = false

    private static let forms: [KeyForm] = [
        KeyForm(prefix: "AKIA", least: 16, most: 16), KeyForm(prefix: "ASIA", least: 16, most: 16),
        KeyForm(prefix: "ghp_", least: 36), KeyForm(prefix: "gho_", least: 36), KeyForm(prefix: "ghu_", least: 36),
        KeyForm(prefix: "ghs_", least: 36), KeyForm(prefix: "ghr_", least: 36),
        KeyForm(prefix: "github_pat_", least: 22, hasSigns: true), KeyForm(prefix: "glpat-", least: 20, hasSigns: true),
        KeyForm(prefix: "AIza", least: 35, most: 35, hasSigns: true), KeyForm(prefix: "npm_", least: 36),
        KeyForm(prefix: "xoxa-", least: 10, hasSigns: true), KeyForm(prefix: "xoxb-", least: 10, hasSigns: true),
        KeyForm(prefix: "xoxp-", least: 10, hasSigns: true), KeyForm(prefix: "xoxr-", least: 10, hasSigns: true),
        KeyForm(prefix: "xoxs-", least: 10, hasSigns: true), KeyForm(prefix: "sk_live_", least: 16),
        KeyForm(prefix: "rk_live_", least: 16), KeyForm(prefix: "sk_test_", least: 16),
        KeyForm(prefix: "rk_test_", least: 16), KeyForm(prefix: "sk-", least: 32, hasSigns: true),
    ]

    static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        switch text[start] {
        case UInt8(ascii: "A"), UInt8(ascii: "g"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "s"),
            UInt8(ascii: "x"):
            break
        default: return nil
        }
        var index = 0
        while index < forms.count {
            if let end = forms[index].end(in: text, from: start) { return end }
            index += 1
        }
        return nil
    }

    private func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let count = prefix.utf8CodeUnitCount
        guard text.count - start >= count + least,
            UnsafeRawBufferPointer(rebasing: text[start..<start + count])
                .isEqual(to: UnsafeRawBufferPointer(start: prefix.utf8Start, count: count))
        else { return nil }
        let body = start + count
        // One sign too many is enough to know; a long text is not to be walked again and again.
        let rest = UnsafeRawBufferPointer(
            rebasing: text[..<min(text.count, body + (most.map { $0 + 1 } ?? text.count))])
        let end = hasSigns ? rest.end(of: \.isBase64URL, from: body) : rest.end(of: \.isAlphanumeric, from: body)
        return end - body >= least && end - body <= most ?? .max ? end : nil
    }
}
