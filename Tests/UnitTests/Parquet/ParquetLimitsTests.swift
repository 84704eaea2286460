import Testing

@testable import Parquet

@Suite struct ParquetLimitsTests {
  @Test(
    "a page of a wide table has fewer rows, in whole steps",
    arguments: [(1, 32_768), (16, 32_768), (17, 30_720), (52, 9_728), (1_024, 512), (10_000, 512)])
  func rowsOfAPage(columns: Int, rows: Int) {
    #expect(ParquetLimits().pageRows(ofColumns: columns) == rows)
  }
}
