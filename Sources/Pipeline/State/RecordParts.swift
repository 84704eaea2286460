import Core
import Export

// The parts of a record, each written and read in one place. Numbers of tables, items, measures and forms are
// those of the definitions: a record is read only with the definitions that it was made with.

extension RejectedDocument {
  func write(to writer: inout FlatWriter) {
    writer.append(path.bytes)
    writer.append(sha256)
    writer.append(bytes)
    writer.append(reject.stage)
    writer.append(reject.reason.rawValue)
    writer.append(reject.message)
  }

  init(from reader: inout FlatReader) throws(FlatDamage) {
    let path = SourcePath(bytes: try reader.byteString())
    let sha256 = try reader.text()
    let bytes = try reader.optionalInteger()
    let stage = try reader.text()
    guard let reason = RejectReason(rawValue: try reader.text()) else { throw FlatDamage() }
    self.init(
      path: path, sha256: sha256, bytes: bytes,
      reject: Reject(stage: stage, reason: reason, message: try reader.text()))
  }
}

extension ReportRecord {
  func write(to writer: inout FlatWriter) {
    writer.append(id.text)
    writer.append(path.bytes)
    writer.append(sha256)
    writer.append(bytes)
    writer.append(format.rawValue)
    writer.append(encoding.rawValue)
    writer.append(head.title)
    writer.append(head.agency)
    writer.append(head.year)
    writer.append(head.publishedOn)
    writer.append(head.periodStart)
    writer.append(head.periodEnd)
    writer.append(Int(form.index))
    writer.append(regionCode)
    writer.append(region)
    writer.append(level)
    writer.append(sector)
    writer.append(tablesFound.count)
    for table in tablesFound { writer.append(Int(table.index)) }
    writer.append(cellsRead)
    writer.append(cellsExpected)
    writer.append(doubtfulCells)
  }

  init(from reader: inout FlatReader) throws(FlatDamage) {
    let id = ReportID(try reader.text())
    let path = SourcePath(bytes: try reader.byteString())
    let sha256 = try reader.text()
    let bytes = try reader.count()
    guard let format = DocumentFormat(rawValue: try reader.text()),
      let encoding = TextEncoding(rawValue: try reader.text())
    else { throw FlatDamage() }
    let head = ReportHead(
      title: try reader.text(), agency: try reader.text(), year: try reader.optionalInteger(),
      publishedOn: try reader.text(), periodStart: try reader.text(), periodEnd: try reader.text())
    let form = FormID(index: UInt8(try reader.count(atMost: 255)))
    let regionCode = try reader.text()
    let region = try reader.text()
    let level = try reader.text()
    let sector = try reader.text()
    var tables: [TableID] = []
    for _ in 0..<(try reader.count(atMost: 65_535)) {
      tables.append(TableID(index: UInt16(try reader.count(atMost: 65_535))))
    }
    self.init(
      id: id, path: path, sha256: sha256, bytes: bytes, format: format, encoding: encoding, head: head,
      form: form, regionCode: regionCode, region: region, level: level, sector: sector, tablesFound: tables,
      cellsRead: try reader.count(), cellsExpected: try reader.count(), doubtfulCells: try reader.count())
  }
}

extension Finding {
  func write(to writer: inout FlatWriter) {
    writer.append(rule.text)
    writer.append(severity.rawValue)
    writer.append(kind.rawValue)
    writer.append(table.map { Int($0.index) })
    writer.append(item.map { Int($0.index) })
    writer.append(measure.map { Int($0.index) })
    writer.append(expected)
    writer.append(actual)
    writer.append(message)
    writer.append(line)
  }

  init(from reader: inout FlatReader) throws(FlatDamage) {
    let rule = RuleCode(try reader.text())
    guard let severity = Severity(rawValue: try reader.text()),
      let kind = FindingKind(rawValue: try reader.text())
    else { throw FlatDamage() }
    let table = try reader.index().map(TableID.init(index:))
    let item = try reader.index().map(ItemID.init(index:))
    let measure = try reader.index().map(MeasureID.init(index:))
    self.init(
      rule: rule, severity: severity, kind: kind, table: table, item: item, measure: measure,
      expected: try reader.text(), actual: try reader.text(), message: try reader.text(),
      line: try reader.integer())
  }
}

extension EncodedDocument {
  func write(to writer: inout FlatWriter) {
    writer.append(parts.count)
    for part in parts {
      writer.append(part.table)
      writer.append(part.rows)
      writer.append(Array(bytes[part.range]))
    }
    writer.append(figures)
  }

  init(from reader: inout FlatReader) throws(FlatDamage) {
    var bytes: [UInt8] = []
    var parts: [Part] = []
    for _ in 0..<(try reader.count(atMost: 65_535)) {
      let table = try reader.text()
      let rows = try reader.count()
      let start = bytes.count
      bytes += try reader.byteString()
      parts.append(Part(table: table, range: start..<bytes.count, rows: rows))
    }
    self.init(bytes: bytes, parts: parts, figures: try reader.byteString())
  }
}

extension FlatReader {
  fileprivate mutating func index() throws(FlatDamage) -> UInt16? {
    guard let number = try optionalInteger() else { return nil }
    guard let index = UInt16(exactly: number) else { throw FlatDamage() }
    return index
  }
}
