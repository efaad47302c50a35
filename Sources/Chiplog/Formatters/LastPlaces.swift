/// Where each key of an object with many fields stands last, found in linear time; allocates.
///
/// Unsafe: valid as long as the bytes are.
struct LastPlaces {
    private struct Key: Hashable {
        let bytes: UnsafeRawBufferPointer

        static func == (one: Self, other: Self) -> Bool { KeyBits.equal(one.bytes, other.bytes) }

        func hash(into hasher: inout Hasher) { hasher.combine(bytes: bytes) }
    }

    private var places: [Key: UnsafeRawPointer] = [:]

    /// Nil for an object of few fields, which is faster searched.
    init?(ofMany bytes: UnsafeRawBufferPointer) {
        var counting = FieldCursor(bytes)
        var count = 0
        while counting.next() != nil { count += 1 }
        guard count > KeyBits.mostSearched else { return nil }
        places.reserveCapacity(count)
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            places[Key(bytes: field.key)] = cursor.position
        }
    }

    /// Whether the field that ends at `position` is the last with its key.
    func isLast(_ key: UnsafeRawBufferPointer, endingAt position: UnsafeRawPointer) -> Bool {
        places[Key(bytes: key)] == position
    }
}
