import CBenchSystem
import Glibc

/// Sees to it that a worker ends with its parent, however that ends, and leaves no folder behind.
///
/// Three ways lead there: the socket to the parent hangs up; the kernel's parent-death signal, whose grace period
/// bounds the first; and, for a parent that was gone before either was in place, its process number.
enum WorkerGuardian {
    /// Watches `socket` from a thread of its own until the process ends.
    ///
    /// - Parameter directory: The worker's own folder, removed when the parent dies.
    static func watch(socket: Int32, parent: Int, directory: String) throws(WorkloadError) {
        guard getppid() == parent else { throw WorkloadError("the process that started this worker is gone") }
        let thread = try SystemThread.start("the worker's guard") {
            // No events asked for: only the hang-up, which is always reported, ends the wait.
            var entry = pollfd(fd: socket, events: 0, revents: 0)
            while poll(&entry, 1, -1) <= 0 {}
            cbench_remove_tree(directory)
            _exit(0)
        }
        pthread_detach(thread)
    }
}
