import ChiplogBench

// Answers what `Tests/Oracles/statistics/check.py` asks on standard input: an object of JSON a line, of which `ask` names
// the figure; the answer is a line of JSON.

while let line = readLine() {
    print(answer(to: line).text())
}

func answer(to line: String) -> JSON {
    do throws(JSONError) {
        let question = try JSON.parse(line)
        guard let name = question["ask"]?.string, let answer = answers[name] else {
            return ["error": .string("expected \"ask\" to be one of \(answers.keys.sorted())")]
        }
        return answer(question)
    } catch {
        return ["error": .string("\(error)")]
    }
}
