extension LatencyRow {
    var json: JSON {
        [
            "rate": .double(rate),
            "achieved": .double(achieved),
            "arrival": .string(arrival),
            "waiting": .string(waiting),
            "saturated": .bool(isSaturated),
            "dropped": .integer(dropped),
            "response": response.json,
            "service": service.json,
        ]
    }

    /// Reads it back.
    init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            rate: try reader.number("rate"),
            achieved: try reader.number("achieved"),
            arrival: try reader.string("arrival"),
            waiting: try reader.string("waiting"),
            dropped: try reader.count("dropped"),
            response: try LatencyDistribution(reader.object("response")),
            service: try LatencyDistribution(reader.object("service")))
    }
}

extension LatencyDistribution {
    var json: JSON {
        let shown = zip(Self.percentiles, values).map { JSON.Member($0.name, .orNull($1)) }
        return .object(
            [JSON.Member("unit", "ns"), JSON.Member("count", .integer(count))] + shown
                + [JSON.Member("max", .orNull(max)), JSON.Member("hdr", .string(encoded))])
    }

    /// Reads it back from the histogram, of which all else follows.
    init(_ reader: ReportReader) throws(ReportError) {
        let text = try reader.string("hdr")
        do throws(HDRDecodingError) {
            self.init(try HDRHistogram(text: text))
        } catch {
            throw reader.error("\"hdr\": \(error)")
        }
    }
}
