/// The test that a capture belongs to. The layer above, which knows the frameworks, makes it known to the capture.
package protocol CapturedTest: AnyObject, Sendable {
    /// How messages call it.
    var name: String { get }
}
