/// Functions that are counted together, known by their names.
enum FunctionFamily {
    private static let allocating: Set<String> = [
        "malloc", "calloc", "realloc", "memalign", "aligned_alloc", "posix_memalign", "valloc", "pvalloc",
        "__libc_malloc", "__libc_calloc", "__libc_realloc", "__libc_memalign",
    ]

    /// The C library's allocating functions, however they are called.
    static func allocates(_ name: String) -> Bool { allocating.contains(name) }

    /// The Swift runtime's entry points that add a reference.
    static func retains(_ name: String) -> Bool {
        ["swift_retain", "swift_bridgeObjectRetain", "swift_unknownObjectRetain", "_swift_retain"]
            .contains { name.hasPrefix($0) } && !name.hasPrefix("swift_retainCount")
    }

    /// The Swift runtime's entry points that take a reference away.
    static func releases(_ name: String) -> Bool {
        ["swift_release", "swift_bridgeObjectRelease", "swift_unknownObjectRelease", "_swift_release"]
            .contains { name.hasPrefix($0) }
    }
}
