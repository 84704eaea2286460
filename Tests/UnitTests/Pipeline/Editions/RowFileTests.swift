import Core
import Testing

@testable import Pipeline

/// A file gives the same rows whatever the size of its blocks.
@Suite struct RowFileTests {
  @Test(arguments: [1, 2, 3, 5, 7, 64, 1 << 20])
  func blocksHoldWholeRows(size: Int) throws {
    let place = try Workplace()
    let rows = ["1,\"多\n行\"\n", ",\n", "\"\"\"\",\"a,b\"\n", "last,\n"]
    try place.write("x,\"y\nz\"\n" + rows.joined(), "t.csv")
    let file = try RowFile(place["t.csv"], blockSize: size)
    #expect(file.header == Array("x,\"y\nz\"".utf8))
    var all: [UInt8] = []
    var splitter = RowSplitter()
    while let block = try file.next() {
      var at = 0
      while at < block.count {
        let next = splitter.split(block.span, from: at)
        at = try #require(next, "a block ends with a row")
        #expect(splitter.fields.count == 2)
      }
      all += block
    }
    #expect(all == Array(rows.joined().utf8))
  }

  @Test(arguments: ["", "a,b", "a,b\n"]) func aFileWithoutRowsGivesNone(text: String) throws {
    let place = try Workplace()
    try place.write(text, "t.csv")
    let file = try RowFile(place["t.csv"])
    #expect(try file.next() == nil)
    #expect(file.header == Array(text.utf8.filter { $0 != 0x0A }))
  }

  @Test func aRowThatWasCutOffIsGivenToo() throws {
    let place = try Workplace()
    try place.write("a,b\n1,2\n3,", "t.csv")
    let file = try RowFile(place["t.csv"])
    #expect(try file.next() == Array("1,2\n3,\n".utf8))
    #expect(try file.next() == nil)
  }
}
