import ChiplogBench

/// A commit that somebody named.
struct Revision: Equatable, Sendable {
    /// The whole of its number.
    var commit: String
    /// What `git describe --tags` says; nil where no tag is near.
    var describe: String?
    /// What a reader calls it: the tag that was named, or what describes it, or twelve digits.
    var label: String

    /// The state of a tree that is this commit.
    var git: Subject.Git { Subject.Git(commit: commit, describe: describe, dirty: false) }
}

extension GitRepository {
    /// The commit that `name` stands for.
    ///
    /// - Throws: For a name that git does not know, one sentence with the nearest tag or branch, and with the command
    ///   that fetches what a partial clone lacks.
    func revision(_ name: String) throws(PreparationError) -> Revision {
        guard !name.hasPrefix("-"),
            let commit = try answer("rev-parse", "--verify", "--quiet", "\(name)^{commit}")
        else {
            throw .usage(try unknown(name))
        }
        let describe = try answer("describe", "--tags", commit)
        let isTag = try answer("rev-parse", "--verify", "--quiet", "refs/tags/\(name)") != nil
        return Revision(
            commit: commit, describe: describe, label: isTag ? name : describe ?? String(commit.prefix(12)))
    }

    private func unknown(_ name: String) throws(PreparationError) -> String {
        let tags = try references("refs/tags")
        let names = tags + (try references("refs/heads")) + (try references("refs/remotes"))
        var sentence = "no revision \"\(name)\" in the repository \(root)"
        if let nearest = nearestName(to: name, in: names) { sentence += "; did you mean \"\(nearest)\"?" }
        if try answer("rev-parse", "--is-shallow-repository") == "true" {
            sentence += "; this clone is shallow, and git fetch --unshallow --tags gets the rest"
        } else if tags.isEmpty {
            sentence += "; there are no tags here, and git fetch --tags gets those of the remote"
        }
        return sentence
    }

    /// The short names of all that begins with `prefix`.
    private func references(_ prefix: String) throws(PreparationError) -> [String] {
        let lines = try answer("for-each-ref", "--format=%(refname:short)", prefix) ?? ""
        return lines.split(separator: "\n").map(String.init)
    }
}
