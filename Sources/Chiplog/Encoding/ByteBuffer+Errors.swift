internal import CChiplogShims

extension ByteBuffer {
    /// The error and its causes, each as type and message.
    func appendLinks(of error: borrowing LogErrorValue) {
        appendLink(of: error)
        error.causes.withUnsafeBufferPointer { causes in
            guard let first = causes.baseAddress else { return }
            let links = UnsafeRawPointer(first).assumingMemoryBound(to: Borrowed<LogErrorValue>.self)
            for index in 0..<min(causes.count, LogErrorValue.mostCauses) {
                links[index].appendLink(to: self)
            }
        }
    }

    @inline(never)
    func appendLink(of error: borrowing LogErrorValue) {
        appendLengthPrefixed(error.type)
        appendLengthPrefixed(error.message)
    }

    @inline(__always)
    private func appendLengthPrefixed(_ text: borrowing String) {
        text.withUTF8Pointer { start, count in
            let length = UTF8Boundary.fit(start, count, in: Record.mostKeyBytes * 64)
            if _slowPath(length < count) {
                markTruncated()
            }
            guard reserve(4 &+ length) else { return }
            let end = end
            end.storeBytes(of: UInt32(truncatingIfNeeded: length), as: UInt32.self)
            chiplog_copy((end + 4).assumingMemoryBound(to: UInt8.self), start, length)
            advance(4 &+ length)
        }
    }

    /// Notes that something was cut or left out; the record's header says so once it is complete. Not written into the
    /// bytes at once, since bound fields are encoded without a header before them.
    func markTruncated() {
        pointee.is_truncated = true
    }
}
