#if canImport(Testing)
internal import Chiplog
public import ChiplogCapture
public import Testing

// What `#expect` and the names of parametrised cases show: one line, however long the message.

extension CapturedRecord: CustomTestStringConvertible {
    /// Such as `error checkout: payment declined code=51 (Shop/Checkout.swift:88)`; no more than 1,000 characters.
    public var testDescription: String { CutText(description, to: CutText.mostOfLine).description }
}

extension CapturedSpan: CustomTestStringConvertible {
    /// Such as `charge card error 0.003s order=41 (Shop/Checkout.swift:88)`; no more than 1,000 characters.
    public var testDescription: String { CutText(description, to: CutText.mostOfLine).description }
}

extension LogCapture: CustomTestStringConvertible {
    /// Such as "log capture: 14 records, 3 dropped".
    public var testDescription: String { description }
}

extension LogPattern: CustomTestStringConvertible {
    /// Such as `error "payment declined" [code=51]`.
    public var testDescription: String { description }
}

extension FieldPattern: CustomTestStringConvertible {
    /// Such as `<in 1...5>`.
    public var testDescription: String { description }
}

extension LogSequence: CustomTestStringConvertible {
    /// Such as `"sent" then "received"`.
    public var testDescription: String { patterns.map(\.description).joined(separator: " then ") }
}
#endif
