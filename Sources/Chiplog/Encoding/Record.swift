/// The layout of an encoded event: the one form it has from the call to the last sink.
///
/// ```
/// offset  size  header
///      0     4  length of the whole record
///      4     1  severity
///      5     1  flags
///      6     2  length of the label
///      8     8  time, nanoseconds since 1970
///     16     8  address of the file ID       (a literal: it lives as long as the program)
///     24     8  address of the function name (likewise)
///     32     2  length of the file ID
///     34     2  length of the function name
///     36     4  line
///     40     4  length of the message
///     44     4  offset of the first field
///     48     4  length of the log's bound fields, which come first then; 0 also where others come first
///     52     4  a hash of them
///     56        label, message, [error], [trace], fields
///
/// field   1     tag: the kind of value, and how its key is written (`Tag.inlineKey`, `Tag.noKey`)
///       10 | 2+n | 0  the key: address and 16-bit length of a literal, or 16-bit length and bytes; an element has none
///               the value
/// ```
/// Numbers are in the machine's byte order and unaligned: a record never leaves its process.
enum Record {
    static let headerSize = 56
    /// Trace id 16, span id 8, flags 1.
    static let traceSize = 25

    enum Offset {
        static let length = 0
        static let severity = 4
        static let flags = 5
        static let labelLength = 6
        static let time = 8
        static let file = 16
        static let function = 24
        static let fileLength = 32
        static let functionLength = 34
        static let line = 36
        static let messageLength = 40
        static let fields = 44
        static let boundLength = 48
        static let boundHash = 52
    }

    enum Flag {
        /// An error value stands between message and fields.
        static let hasError: UInt8 = 1
        /// Something did not fit and was cut or left out.
        static let truncated: UInt8 = 2
        /// The ids of trace and span and their flags, `traceSize` bytes, stand right before the fields.
        static let hasTrace: UInt8 = 4
        /// The event is the end of a span.
        static let isSpan: UInt8 = 8
        /// The log's own pipeline would not have taken the event, which another one, bound to the task, did.
        static let isBelowOwnLevel: UInt8 = 16
    }

    /// The kinds of value; the number is the tag byte.
    enum Tag {
        static let null: UInt8 = 0
        static let `false`: UInt8 = 1
        static let `true`: UInt8 = 2
        static let int: UInt8 = 3  // 8 bytes
        static let uint: UInt8 = 4  // 8 bytes
        static let double: UInt8 = 5  // 8 bytes
        static let string: UInt8 = 6  // 32-bit length, UTF-8
        static let bytes: UInt8 = 7  // 32-bit length, bytes
        static let timestamp: UInt8 = 8  // 8 bytes
        static let duration: UInt8 = 9  // 8 bytes of seconds, 8 of attoseconds
        static let array: UInt8 = 10  // 32-bit length, tagged values
        static let object: UInt8 = 11  // 32-bit length, fields
        static let error: UInt8 = 12  // 32-bit length, alternating type and message as 32-bit length and UTF-8
        /// 8 bytes: the address of a `LazyCell`. Only processors and filters meet it; sinks get what it stands for.
        static let lazy: UInt8 = 13

        /// The key follows in the record instead of its address.
        static let inlineKey: UInt8 = 0x80
        /// There is no key: an array's element. Each value says so itself, since an `encode` of somebody else's may write
        /// a value with a key into an array, or one without into an object, and readers must not lose their place.
        static let noKey: UInt8 = 0x40
        /// What is left when the key's part is taken away.
        static let kind: UInt8 = 0x3F
    }

    /// Bytes that one record may have; values that would go beyond are left out.
    static let mostBytes = 16 << 20  // CHIPLOG_MOST_RECORD_BYTES
    /// Bytes that a log's bound fields may have.
    static let mostBoundBytes = 8 << 20
    /// Bytes that one string, key excepted, may have.
    static let mostStringBytes = 4 << 20
    /// Bytes that one key may have.
    static let mostKeyBytes = 1024
    /// How deep arrays and objects may nest; what lies deeper becomes `tooDeep`.
    static let mostDepth = 32
    /// Stands for a value that lay too deep.
    static let tooDeep: StaticString = "<nested too deep>"
}
