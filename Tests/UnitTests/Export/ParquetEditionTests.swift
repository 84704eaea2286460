import Core
import Testing

@testable import Export

/// The edition in Parquet: what becomes of rows of CSV.
@Suite struct ParquetEditionTests {
  private func files(
    _ rows: String, of name: String, count: Int, partitioned: Bool = false
  ) throws -> [String: (file: SlowParquet, rows: Int?)] {
    let definitions = try ProjectData.definitions()
    let category = try #require(definitions.categories.first { $0.table == name })
    var writer = ParquetEdition(
      ParquetOptions(compression: "gzip", isPartitioned: partitioned, version: "1.2.3"))
    var output = EditionOutput()
    writer.begin(EditionTable(category, rows: count), into: &output)
    try writer.append(Array(rows.utf8).span, into: &output)
    writer.endTable(into: &output)
    writer.finish(into: &output)
    var bytes: [String: [UInt8]] = [:]
    var finished: [String: Int?] = [:]
    for step in output.take() {
      switch step {
      case .create(let name): bytes[name] = []
      case .write(let more, let name): bytes[name]? += more
      case .finish(let name, let rows): finished[name] = rows
      }
    }
    #expect(bytes.keys.sorted() == finished.keys.sorted())
    var files: [String: (file: SlowParquet, rows: Int?)] = [:]
    for (name, content) in bytes { files[name] = (try SlowParquet(content), finished[name] ?? nil) }
    return files
  }

  private func texts(_ file: SlowParquet, _ column: String) throws -> [String?] {
    let index = try #require(file.names.firstIndex(of: column))
    return file.columns[index].map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func fieldsAreUnquotedAndEmptyOnesMissing() throws {
    let rows = "\"a,\"\"b\"\".txt\",ab,3,ingest,empty_file,\"空\n\"\"\"\"\"\n\"\"\"\",,,s,\"r\r\",=1+1\n"
    let files = try files(rows, of: "rejects", count: 2)
    let (file, count) = try #require(files["parquet/rejects.parquet"])
    #expect(count == 2)
    #expect(try texts(file, "source_path") == ["a,\"b\".txt", "\""])
    #expect(try texts(file, "sha256") == ["ab", nil])
    #expect(file.columns[2] == [[3, 0, 0, 0, 0, 0, 0, 0], nil])
    #expect(try texts(file, "rule") == ["empty_file", "r\r"])
    #expect(try texts(file, "message") == ["空\n\"\"", "=1+1"])
  }

  @Test func everyTableHasAFileWithItsColumnsAndItsCodebook() throws {
    for category in try ProjectData.definitions().categories {
      let (file, count) = try #require(
        try files("", of: category.table, count: 0)["parquet/\(category.table).parquet"])
      #expect(count == 0)
      #expect(file.names == category.columns.map(\.name))
      #expect(try file.footer.text(6) == "nianbao version 1.2.3")
      let metadata = try file.footer.list(5).map { (try $0.text(1), try $0.text(2)) }
      let codebook = try #require(metadata.first { $0.0 == "nianbao.codebook" }).1
      for column in category.columns {
        #expect(codebook.contains("\"\(column.chineseLabel)\""), "\(category.table).\(column.name)")
      }
    }
  }

  @Test func aFileAYearHasTheOtherColumns() throws {
    let row = { (report: String, year: String) in
      "\(report),机关,\(year),2021,fees,administrative_fee,amount,12.5,CNY,12.5,3,4,8,\n"
    }
    let rows =
      row("R1", "2021") + row("R2", "2022") + row("R3", "2022") + row("R4", "") + row("R5", "2021")
    let files = try files(rows, of: "observations", count: 5, partitioned: true)
    let folder = "parquet/observations/year="
    #expect(
      files.keys.sorted()
        == ["2021", "2022", "__HIVE_DEFAULT_PARTITION__"].map { folder + $0 + "/part-0.parquet" })
    let reports = try files.mapValues { try texts($0.file, "report_id") }
    #expect(reports[folder + "2021/part-0.parquet"] == ["R1", "R5"])
    #expect(reports[folder + "2022/part-0.parquet"] == ["R2", "R3"])
    #expect(reports[folder + "__HIVE_DEFAULT_PARTITION__/part-0.parquet"] == ["R4"])
    #expect(files.values.allSatisfy { !$0.file.names.contains("year") && $0.file.names.count == 13 })
    #expect(files.values.compactMap(\.rows).reduce(0, +) == 5)
  }

  @Test func aTableWithoutRowsOrYearsIsOneFile() throws {
    let empty = try files("", of: "observations", count: 0, partitioned: true)
    #expect(empty.keys.sorted() == ["parquet/observations/part-0.parquet"])
    #expect(try #require(empty.values.first).file.names.contains("year"))
    let rejects = try files("a,,,s,r,m\n", of: "rejects", count: 1, partitioned: true)
    #expect(rejects.keys.sorted() == ["parquet/rejects/part-0.parquet"])
  }

  @Test func aRowThatIsNoneOfOursIsRefused() throws {
    #expect(throws: EditionFailure("a row of rejects has 2 fields, expected 6")) {
      try files("a,b\n", of: "rejects", count: 1)
    }
    let problem =
      "the table rejects cannot be written: the column bytes of a Parquet file cannot hold “many”"
    #expect(throws: EditionFailure(problem)) { try files("a,,many,s,r,m\n", of: "rejects", count: 1) }
  }
}
