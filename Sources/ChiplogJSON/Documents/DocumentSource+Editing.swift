extension DocumentSource {
    /// Puts `value` at the end of `keys`, making objects on the way, and remembers where it came from.
    package mutating func set(_ keys: [String], to value: JSON, origin: Origin) throws(DocumentError) {
        let path = JSONPath(steps: keys.map { .key($0) })
        origins = origins.filter { !$0.key.steps.starts(with: path.steps) }
        origins[path] = origin
        for count in keys.indices.dropFirst() {
            let outer = JSONPath(steps: Array(path.steps.prefix(count)))
            // An object made on the way is there because of this value; one of the file keeps its line.
            if origins[outer] == nil { origins[outer] = origin }
        }
        document = try replacing(keys[...], in: document, at: .root, with: value, blame: path)
    }

    private func replacing(
        _ keys: ArraySlice<String>, in json: JSON, at path: JSONPath, with value: JSON, blame: JSONPath
    ) throws(DocumentError) -> JSON {
        guard let key = keys.first else { return value }
        guard var members = json.members else {
            throw error(at: blame, "cannot set a key inside \(path), which is \(json.kindName)")
        }
        let index = members.firstIndex { $0.key == key }
        let inner = try replacing(
            keys.dropFirst(), in: index.map { members[$0].value } ?? .object([]), at: path.appending(.key(key)),
            with: value, blame: blame)
        if let index {
            members[index].value = inner
        } else {
            members.append(JSON.Member(key, inner))
        }
        return .object(members)
    }
}
