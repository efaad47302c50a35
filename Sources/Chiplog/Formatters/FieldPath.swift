/// The dotted name of a field: `user.id` is the field of that name, or `id` in the object `user`.
struct FieldPath: Sendable {
    private let name: [UInt8]

    init(_ name: String) {
        self.name = Array(name.utf8)
    }

    /// The value of the last such field, a lazy one computed; nil where there is none.
    func value(in fields: UnsafeRawBufferPointer) -> EncodedValue? {
        name.withUnsafeBytes { FieldCursor(fields).value(at: $0)?.resolved }
    }
}
