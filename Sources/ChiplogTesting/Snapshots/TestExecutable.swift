#if canImport(Darwin)
internal import Darwin
#endif

/// What holds the tests that run, as far as their sources must not be younger.
enum TestExecutable {
    /// When it was linked, counted from 1970 as the times of files are; nil where that cannot be told.
    static let built: Duration? = path.flatMap(FileStatus.init)?.modified

    /// On Linux the tests are the program; elsewhere a runner loads them as a library.
    private static var path: String? {
        #if canImport(Darwin)
        var info = Dl_info()
        guard dladdr(#dsohandle, &info) != 0, let name = info.dli_fname else { return nil }
        return String(cString: name)
        #else
        return "/proc/self/exe"
        #endif
    }
}
