// Two functions per level: fields as a literal, or written by a closure. The inlined part is the gate; behind it stands
// the search for the pipeline that takes the event, and only if there is one are message, error and fields evaluated.
extension Log {
    /// Logs at a level that is known only at run time.
    @inlinable
    @inline(__always)
    public func log(
        _ level: LogLevel, _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        guard mayPass(level), let target = target(for: level) else { return }
        let message = message()
        let error = error()
        // Evaluated here, inlined, so that a literal's elements can stay on the caller's stack.
        fields().elements.withUnsafeBufferPointer { elements in
            emit(
                to: target, level, message, error: error, at: EncodedCallSite(file, function, line), elements)
        }
    }

    /// Logs at a level that is known only at run time, with the fields that `build` writes.
    @inlinable
    @inline(__always)
    public func log(
        _ level: LogLevel, _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        guard mayPass(level), let target = target(for: level) else { return }
        emit(
            to: target, level, message(), error: error(), at: EncodedCallSite(file, function, line), build)
    }
}

extension Log {
    /// Steps that only matter when following one piece of work closely.
    @inlinable
    @inline(__always)
    public func trace(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.trace, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// Steps that only matter when following one piece of work closely.
    @inlinable
    @inline(__always)
    public func trace(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.trace, message(), error: error(), file: file, function: function, line: line, build)
    }
}

extension Log {
    /// What helps to find a fault.
    @inlinable
    @inline(__always)
    public func debug(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.debug, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// What helps to find a fault.
    @inlinable
    @inline(__always)
    public func debug(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.debug, message(), error: error(), file: file, function: function, line: line, build)
    }
}

extension Log {
    /// What normally happens.
    @inlinable
    @inline(__always)
    public func info(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.info, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// What normally happens.
    @inlinable
    @inline(__always)
    public func info(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.info, message(), error: error(), file: file, function: function, line: line, build)
    }
}

extension Log {
    /// Normal, but worth noticing.
    @inlinable
    @inline(__always)
    public func notice(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.notice, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// Normal, but worth noticing.
    @inlinable
    @inline(__always)
    public func notice(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.notice, message(), error: error(), file: file, function: function, line: line, build)
    }
}

extension Log {
    /// Not an error yet.
    @inlinable
    @inline(__always)
    public func warning(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.warning, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// Not an error yet.
    @inlinable
    @inline(__always)
    public func warning(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.warning, message(), error: error(), file: file, function: function, line: line, build)
    }
}

extension Log {
    /// Something failed.
    @inlinable
    @inline(__always)
    public func error(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.error, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// Something failed.
    @inlinable
    @inline(__always)
    public func error(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.error, message(), error: error(), file: file, function: function, line: line, build)
    }
}

extension Log {
    /// The program, or a large part of it, cannot go on.
    @inlinable
    @inline(__always)
    public func critical(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        _ fields: @autoclosure () -> LogFields = [:],
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) {
        log(.critical, message(), error: error(), fields(), file: file, function: function, line: line)
    }

    /// The program, or a large part of it, cannot go on.
    @inlinable
    @inline(__always)
    public func critical(
        _ message: @autoclosure () -> String, error: @autoclosure () -> (any Error)? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        log(.critical, message(), error: error(), file: file, function: function, line: line, build)
    }
}
