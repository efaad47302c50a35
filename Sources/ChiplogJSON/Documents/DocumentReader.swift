/// A strict cursor over one object of a document: it hands out values by key, and ``finish()`` fails on any key that
/// nobody asked for.
///
/// A class, since what has been read must be remembered wherever the cursor was handed on. It stays in the function
/// that reads a section and is not shared between threads.
public final class DocumentReader {
    private let object: DocumentValue
    private let members: [JSON.Member]
    /// Whether a string stood for the object, so that its one key is no step of its own.
    private let isShorthand: Bool
    private var read: Set<String>
    /// Every key asked for, present or not: what an unknown key is compared with.
    private var known: [String] = []
    private var children: [DocumentReader] = []

    package init(_ object: DocumentValue, read: Set<String> = []) {
        self.object = object
        self.members = object.json.members ?? []
        self.isShorthand = false
        self.read = read
        self.known = read.sorted()
    }

    /// A cursor over the string `object` as the one member `shorthand` of an object.
    init(_ object: DocumentValue, shorthand: String) {
        self.object = object
        self.members = [JSON.Member(shorthand, object.json)]
        self.isShorthand = true
        self.read = []
    }

    /// The keys of the object, in order.
    public var keys: [String] { members.map(\.key) }

    /// Whether the object has `key`; counts as knowing the key, not as reading it.
    public func has(_ key: String) -> Bool {
        known.append(key)
        return members.contains { $0.key == key }
    }

    /// The value of `key`, which counts as read; nil when there is none.
    public func value(ifPresent key: String) -> DocumentValue? {
        known.append(key)
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        read.insert(key)
        return DocumentValue(
            json: member.value, path: isShorthand ? object.path : object.path.appending(.key(key)),
            source: object.source)
    }

    /// The value of `key`, which must be there.
    public func value(_ key: String) throws(DocumentError) -> DocumentValue {
        guard let value = value(ifPresent: key) else {
            let present = members.map(\.key).filter { !read.contains($0) }
            let near = nearestName(to: key, in: present)
            throw error("missing key \"\(key)\"" + (near.map { "; found the unknown key \"\($0)\"" } ?? ""))
        }
        return value
    }

    /// A strict cursor over the object at `key`; see ``DocumentValue/object(shorthand:)``. The outer cursor's
    /// ``finish()`` finishes it too.
    public func object(at key: String, shorthand: String? = nil) throws(DocumentError) -> DocumentReader {
        let child = try value(key).object(shorthand: shorthand)
        children.append(child)
        return child
    }

    /// The same, or nil when there is no such key.
    public func object(ifPresent key: String, shorthand: String? = nil) throws(DocumentError) -> DocumentReader? {
        has(key) ? try object(at: key, shorthand: shorthand) : nil
    }

    /// An error about this object as a whole.
    public func error(_ message: String, suggestion: String? = nil) -> DocumentError {
        object.error(message, suggestion: suggestion)
    }

    /// Fails on the first key, in the order of the file, that was never read, here or in an object opened from here.
    public func finish() throws(DocumentError) {
        for member in members where !read.contains(member.key) {
            let path = object.path.appending(.key(member.key))
            let candidates = known.filter { !read.contains($0) } + known.filter { read.contains($0) }
            let near = nearestName(to: member.key, in: candidates)
            throw object.source.error(at: path, "unknown key", suggestion: near)
        }
        for child in children { try child.finish() }
    }
}
