#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Statistics {
    /// The value of a block: the median over its turns of the natural logarithm of head ÷ base, so 0.0296 is 3 % more.
    ///
    /// Reading n of each arm is of turn n. nil when there are no turns, the arms have not the same number of them, or a
    /// reading is not above zero and finite.
    public static func medianLogRatio(of head: [Double], to base: [Double]) -> Double? {
        guard head.count == base.count, (head + base).allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        // The difference of logarithms and not the logarithm of the quotient, which may overflow.
        return median(of: zip(head, base).map { log($0) - log($1) })
    }
}
