/// The dotted name of a field: `user.id` is the field of that name, or `id` in the object `user`.
struct FieldPath: Sendable {
    private let name: [UInt8]

    init(_ name: String) {
        self.name = Array(name.utf8)
    }

    /// The value of the last such field, a lazy one computed; nil where there is none.
    func value(in fields: UnsafeRawBufferPointer) -> EncodedValue? {
        name.withUnsafeBytes { Self.value(of: $0, in: fields)?.resolved }
    }

    private static func value(of name: UnsafeRawBufferPointer, in fields: UnsafeRawBufferPointer) -> EncodedValue? {
        var found: EncodedValue?
        var cursor = FieldCursor(fields)
        while let field = cursor.next() {
            if KeyBits.equal(field.key, name) {
                found = field.value
            } else if begins(name, with: field.key), case let value = field.value.resolved,
                value.tag == Record.Tag.object
            {
                let rest = UnsafeRawBufferPointer(rebasing: name.dropFirst(field.key.count + 1))
                found = self.value(of: rest, in: value.contents) ?? found
            }
        }
        return found
    }

    /// Whether `name` is `key` and more behind a point.
    private static func begins(_ name: UnsafeRawBufferPointer, with key: UnsafeRawBufferPointer) -> Bool {
        name.count > key.count && name[key.count] == UInt8(ascii: ".")
            && KeyBits.equal(UnsafeRawBufferPointer(rebasing: name.prefix(key.count)), key)
    }
}
