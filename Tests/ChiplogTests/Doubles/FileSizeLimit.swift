import Glibc

/// Limits how large this process's files may grow, as a full disk would; nil lifts the limit. Only for processes of a
/// test's own, since the limit is the whole process's.
func limitFiles(to bytes: rlim_t?) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    limit.rlim_cur = bytes ?? limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}
