extension Load {
    /// The callers this load asks for.
    func makeCallers() throws(WorkloadError) -> any Callers {
        switch executor {
        case .task: CallerTasks(count: threads)
        case .thread where threads == 1: SingleCaller()
        case .thread: try CallerThreads(count: threads)
        }
    }
}
