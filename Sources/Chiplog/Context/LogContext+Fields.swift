private enum FieldsKey: LogContextKey {
    typealias Value = BoundFields
}

extension LogContext {
    /// The fields that every event begins with, before those of its log and of its call. Encoded when set, decoded when
    /// read; 8 MiB at most, beyond which added ones are left out and events say that they are truncated.
    public var fields: LogFields {
        get { boundFields.decoded }
        set {
            var fields = BoundFields()
            fields.append { $0.append(contentsOf: newValue) }
            boundFields = fields
        }
    }

    var boundFields: BoundFields {
        get { self[FieldsKey.self] ?? BoundFields() }
        set { self[FieldsKey.self] = newValue }
    }

    /// This context with `fields` behind those that it has; only the new ones are encoded.
    public func adding(_ fields: LogFields) -> LogContext {
        var context = self
        context.boundFields.append { $0.append(contentsOf: fields) }
        return context
    }
}
