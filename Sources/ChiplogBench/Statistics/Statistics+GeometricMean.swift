#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Statistics {
    /// The mean to use for ratios: the exponential of the mean logarithm (Fleming and Wallace, "How not to lie with
    /// statistics", 1986). nil when there are no values or one of them is not above zero.
    public static func geometricMean(of values: [Double]) -> Double? {
        guard !values.isEmpty, values.allSatisfy({ $0 > 0 }) else { return nil }
        return exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
    }
}
