/// Takes CSV apart that people wrote or a spreadsheet saved: RFC 4180, with or without carriage returns and a
/// byte order mark. ``RowSplitter`` is for our own, which is never like that.
struct CommaRows {
  struct Row {
    /// Where it begins, from 1.
    let line: Int
    let fields: [String]
  }

  struct Fault: Error {
    let line: Int
    let problem: String
  }

  static func rows(of bytes: [UInt8]) throws(Fault) -> [Row] {
    var reader = CommaRows(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    var rows: [Row] = []
    while reader.at < bytes.count, let row = try reader.next() { rows.append(row) }
    return rows
  }

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Gives nil at the end. A row of empty fields alone, as spreadsheets leave below a table, is passed over.
  private mutating func next() throws(Fault) -> Row? {
    while at < bytes.count {
      let start = line
      var fields: [String] = []
      var isOver = false
      while !isOver {
        fields.append(try field(of: start))
        if at >= bytes.count {
          isOver = true
        } else if bytes[at] == UInt8(ascii: ",") {
          at += 1
        } else {
          endLine()
          isOver = true
        }
      }
      if fields.contains(where: { !$0.isEmpty }) { return Row(line: start, fields: fields) }
    }
    return nil
  }

  private mutating func endLine() {
    if bytes[at] == UInt8(ascii: "\r") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
    line += 1
  }

  private mutating func field(of start: Int) throws(Fault) -> String {
    var content: [UInt8] = []
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      while true {
        if at >= bytes.count { throw Fault(line: start, problem: "a quote is opened and never closed") }
        let byte = bytes[at]
        at += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        if byte != UInt8(ascii: "\"") {
          content.append(byte)
        } else if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
          content.append(byte)
          at += 1
        } else {
          break
        }
      }
      if at < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[at]) {
        throw Fault(line: line, problem: "text stands behind a closing quote; write a quote inside as two")
      }
    } else {
      while at < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[at]) {
        content.append(bytes[at])
        at += 1
      }
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Fault(line: line, problem: "is not UTF-8; save the file as “CSV UTF-8”")
    }
    return text
  }
}
