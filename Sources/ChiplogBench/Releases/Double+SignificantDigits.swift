#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Double {
    /// The nearest number that so many digits (1 to 15) can say, whatever its size; itself where it is 0 or not finite.
    func rounded(toDigits digits: Int) -> Double {
        guard isFinite, self != 0 else { return self }
        let exponent = Int(log10(magnitude).rounded(.down)) - (digits - 1)
        let scaled = (magnitude / pow(10, Double(exponent))).rounded()
        // Read as text, since a product with a power of ten would bring back digits of its own.
        guard scaled < 1e16, let rounded = Double("\(Int64(scaled))e\(exponent)") else { return self }
        return self < 0 ? -rounded : rounded
    }
}
