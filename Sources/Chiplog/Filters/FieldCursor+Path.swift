extension FieldCursor {
    /// The value at `path` among the fields from here on: of the last field that is called so, or that is an object,
    /// called like the path's beginning up to a dot, which has a value at the rest.
    func value(at path: UnsafeRawBufferPointer) -> EncodedValue? {
        var found: EncodedValue?
        var cursor = self
        while let field = cursor.next() {
            if let value = field.value(at: path) {
                found = value
            }
        }
        return found
    }
}

extension FieldCursor.Field {
    /// Each object is entered for one rest of the path only, so a record is walked once whatever the path.
    fileprivate func value(at path: UnsafeRawBufferPointer) -> EncodedValue? {
        guard path.count >= key.count, UnsafeRawBufferPointer(rebasing: path[..<key.count]).isEqual(to: key) else {
            return nil
        }
        if path.count == key.count { return value }
        guard path[key.count] == UInt8(ascii: ".") else { return nil }
        let value = value.resolved
        guard value.tag == Record.Tag.object else { return nil }
        return FieldCursor(value.contents).value(at: UnsafeRawBufferPointer(rebasing: path[(key.count + 1)...]))
    }
}
