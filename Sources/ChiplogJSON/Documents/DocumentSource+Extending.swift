extension DocumentSource {
    /// This document laid over `base`: an object is merged with the object of the same path, key by key; anything else
    /// that this document has, an array too, replaces what `base` has. Every value keeps the place it was written at.
    package func extending(_ base: DocumentSource) -> DocumentSource {
        var replaced: [JSONPath] = []
        let merged = Self.merge(document, at: .root, over: base.document, replaced: &replaced)
        var origins: [JSONPath: Origin] = [:]
        for (path, origin) in base.origins where !replaced.contains(where: { path.steps.starts(with: $0.steps) }) {
            origins[path] = origin.named(base.file)
        }
        origins.merge(self.origins) { _, own in own }
        return DocumentSource(file: file, document: merged, origins: origins)
    }

    /// - Parameter replaced: gets the paths of what `base` had and has no more.
    private static func merge(
        _ json: JSON, at path: JSONPath, over base: JSON, replaced: inout [JSONPath]
    ) -> JSON {
        guard let members = json.members, var merged = base.members else {
            replaced.append(path)
            return json
        }
        for member in members {
            guard let index = merged.firstIndex(where: { $0.key == member.key }) else {
                merged.append(member)
                continue
            }
            merged[index].value = merge(
                member.value, at: path.appending(.key(member.key)), over: merged[index].value, replaced: &replaced)
        }
        return .object(merged)
    }
}

extension DocumentSource.Origin {
    /// The same, said from outside of `file`.
    fileprivate func named(_ file: String) -> Self {
        if case .line(let line) = self { .lineOf(file: file, line) } else { self }
    }
}
