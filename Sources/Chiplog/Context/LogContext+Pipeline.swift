private enum PipelineKey: LogContextKey {
    typealias Value = Pipeline
}

extension LogContext {
    /// The pipeline that takes all events, whatever pipeline their log was made with; nil leaves them alone.
    public var pipeline: Pipeline? {
        get { self[PipelineKey.self] }
        set { self[PipelineKey.self] = newValue }
    }

    /// A context that carries a pipeline and nothing else.
    public init(pipeline: Pipeline?) {
        self.init()
        self.pipeline = pipeline
    }
}
