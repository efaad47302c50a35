/// What words of made-up messages and strings consist of.
enum Charset: String, CaseIterable {
    case ascii
    /// Quotation marks, backslashes, line ends and control characters: what every format has to escape.
    case escapes
    /// Letters of two bytes.
    case latin
    /// Characters of three bytes.
    case cjk
    /// Characters of four bytes and more, some made of several scalars.
    case emoji

    var words: [String] {
        switch self {
        case .ascii:
            ["order", "placed", "by", "customer", "and", "handed", "to", "the", "warehouse", "without", "delay"]
        case .escapes:
            ["\"quoted\"", "C:\\temp\\", "tab\tbed", "line\nend", "\r\n", "\u{1B}[31mred", "\u{2028}", "\u{85}"]
        case .latin: ["Straße", "Ærø", "façade", "naïve", "Łódź", "señor", "über", "œuvre"]
        case .cjk: ["注文", "顧客", "倉庫", "订单", "客户", "주문", "창고", "配送"]
        case .emoji: ["🚢", "📦", "👩‍🚀", "🇯🇵", "👍🏽", "⚓️", "🛒", "🧾"]
        }
    }
}
