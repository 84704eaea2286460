import Core
import Testing

@Suite struct TextTableTests {
  @Test("a text has one number, and the number gives the text", arguments: [1, 47, 48, 49, 5000])
  func numbers(count: Int) {
    var table = TextTable()
    let texts = (0..<count).map { $0 == 0 ? "" : "青石县\($0 * 7919 % 5003)局" }
    let numbers = texts.map { table.number(of: $0) }
    #expect(numbers == (0..<Int32(count)).map { $0 })
    #expect(texts.map { table.number(of: $0) } == numbers)
    table.seal()
    #expect(numbers.map { table[$0] } == texts)
    #expect(numbers.map(table.isEmpty) == texts.map(\.isEmpty))
    #expect(table.count == count)
  }
}
