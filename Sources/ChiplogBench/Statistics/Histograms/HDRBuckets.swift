/// Which values share a bucket of an ``HDRHistogram``.
///
/// Values below 2,048, the power of two that tells twice 10³ values apart, have a bucket each. From there on every
/// doubling of the range is cut into 1,024 buckets, so that a bucket is never wider than 1/1,024 of its values: three
/// significant digits. Bucket numbers go on from doubling to doubling: they are those of the other implementations for
/// three digits and a lowest value of 1, whatever the highest is.
enum HDRBuckets {
    /// The digits of a value that are kept.
    static let significantDigits = 3

    /// 2,048 values of the width 1 and 25 doublings, of which the last begins at 34.4 s.
    static let count = 2 * doubling + 25 * doubling

    /// Buckets in a doubling of the range, and the power of two they are.
    private static let doubling = 1 << doublingBits
    private static let doublingBits = 10

    /// The bucket of a value up to ``HDRHistogram/highestTrackable``.
    static func index(of value: UInt64) -> Int {
        // The width of the value's bucket is 2 to the power of this: 0 below 2,048.
        let widthBits = 64 - (doublingBits + 1) &- (value | UInt64(2 * doubling - 1)).leadingZeroBitCount
        return widthBits &<< doublingBits &+ Int(truncatingIfNeeded: value &>> UInt64(truncatingIfNeeded: widthBits))
    }

    /// The lowest value of a bucket.
    static func lowest(at index: Int) -> UInt64 {
        let widthBits = widthBits(at: index)
        return UInt64(index - widthBits << doublingBits) << UInt64(widthBits)
    }

    /// The highest value of a bucket.
    static func highest(at index: Int) -> UInt64 {
        lowest(at: index) + (1 << UInt64(widthBits(at: index))) - 1
    }

    private static func widthBits(at index: Int) -> Int { max(0, index >> doublingBits - 1) }
}
