import ChiplogBench

/// Texts of an exact number of bytes, of words from the charsets that a scenario asks for.
struct MadeUpText {
    let charset: Shares<Charset>

    /// Words up to `bytes` bytes, and full stops where the last one does not fit.
    ///
    /// Never a space at the end, which a reader of the text format could not tell from the one before the fields.
    func text(bytes: Int, _ random: inout SplitMix64) -> String {
        var text = ""
        text.reserveCapacity(bytes)
        var room = bytes - 1
        while room > 0 {
            let words = charset.draw(&random).words
            let word = words[Int.random(in: words.indices, using: &random)] + " "
            guard word.utf8.count > room else {
                text += word
                room -= word.utf8.count
                continue
            }
            for character in word {
                let count = String(character).utf8.count
                guard count <= room else {
                    // A shorter character of a later word may fit, but the text would not be one of words.
                    room = 0
                    break
                }
                text.append(character)
                room -= count
            }
        }
        return text + String(repeating: ".", count: bytes - text.utf8.count)
    }
}
