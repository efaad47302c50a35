internal import CChiplogShims

/// Beside what the members made of fields stand.
enum JSONNeighbours {
    /// Nothing: they have an object of their own.
    case none
    /// The members that a record has by default.
    case standardMembers
    /// Members with these keys, which whoever writes the line keeps alive.
    case keys(Unmanaged<TakenKeys>)

    /// Whether a field of this name must be written as `field.NAME`: there is such a member, or it is the stand-in for
    /// one, which has to stay another key.
    @inline(__always)
    func have(_ key: UnsafeRawBufferPointer) -> Bool {
        if case .none = self {
            return false
        }
        if _slowPath(key.count >= 6 && key[5] == UInt8(ascii: ".") && Self.isStandIn(key)) {
            return have(standIn: key)
        }
        return haveItself(key)
    }

    /// Whether they must be asked for each key, since `seenKeys` does not stand for them.
    @inline(__always)
    var mustBeAsked: Bool {
        if case .keys = self { true } else { false }
    }

    /// What of them stands among the keys seen before there is any field.
    @inline(__always)
    var seenKeys: SeenKeys {
        if case .standardMembers = self { SeenKeys(SeenKeys.standardMember) } else { SeenKeys() }
    }

    private static func isStandIn(_ key: UnsafeRawBufferPointer) -> Bool {
        chiplog_equal(key.baseAddress, ("field." as StaticString).utf8Start, 6)
    }

    @inline(never)
    private func have(standIn key: UnsafeRawBufferPointer) -> Bool {
        var name = key
        while name.count >= 6, Self.isStandIn(name) {
            if haveItself(name) {
                return true
            }
            name = UnsafeRawBufferPointer(rebasing: name.dropFirst(6))
        }
        return haveItself(name)
    }

    @inline(__always)
    private func haveItself(_ key: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .none: false
        case .standardMembers: Self.isStandardMember(key)
        case .keys(let taken): taken._withUnsafeGuaranteedRef { $0.contains(key) }
        }
    }

    @inline(__always)
    private static func isStandardMember(_ key: UnsafeRawBufferPointer) -> Bool {
        switch key.count {
        case 4: equals(key, "time")
        case 5: equals(key, "level") || equals(key, "label") || equals(key, "error")
        case 6: equals(key, "source")
        case 7: equals(key, "message") || equals(key, "span_id")
        case 8: equals(key, "function") || equals(key, "trace_id")
        default: false
        }
    }

    @inline(__always)
    private static func equals(_ key: UnsafeRawBufferPointer, _ name: StaticString) -> Bool {
        // A key of the same length mostly differs in its first byte.
        key.baseAddress.unsafelyUnwrapped.load(as: UInt8.self) == name.utf8Start[0]
            && chiplog_equal(key.baseAddress, name.utf8Start, key.count)
    }
}
