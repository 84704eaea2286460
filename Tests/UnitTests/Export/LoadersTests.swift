import Core
import Testing

@testable import Export

/// The programs that load the tables, as far as they can be looked at without running them;
/// `scripts/check-readers` runs those whose interpreters can be had.
@Suite struct LoadersTests {
  let tables: [EditionTable]

  init() throws { tables = try ProjectData.definitions().categories.map { EditionTable($0, rows: 0) } }

  private func text(_ name: String) throws -> String {
    let file = try #require(Loaders(tables).files.first { $0.name == name })
    return String(decoding: file.content, as: UTF8.self)
  }

  @Test("every column stands in it with its type", arguments: ["load.py", "load.R", "load.sql"])
  func columns(file: String) throws {
    let lines = try text(file).split(separator: "\n")
    for table in tables {
      for column in table.columns.map(\.definition) {
        let wanted = Self.entry(column, in: file)
        #expect(lines.contains { $0.contains(wanted) }, "\(table.category.table).\(column.name) in \(file)")
      }
    }
  }

  private static func entry(_ column: CategoryColumn, in file: String) -> String {
    let types: [ColumnType: String] = [
      .text: "VARCHAR", .code: "VARCHAR", .integer: "BIGINT", .decimal: "DOUBLE", .date: "DATE",
      .boolean: "BOOLEAN",
    ]
    return switch file {
    case "load.py": "\"\(column.name)\": (\"\(column.type.rawValue)\", "
    case "load.R": "`\(column.name)` = \"\(column.type.rawValue)\""
    default: "'\(column.name)': '\(types[column.type] ?? "")'"
    }
  }

  @Test func stataTakesEveryColumnAsATextOrANumber() throws {
    let lines = try text("load.do").split(separator: "\n")
    let imports = lines.filter { $0.contains("stringcols(") }
    #expect(imports.count == tables.count)
    for (line, table) in zip(imports, tables) {
      let lists = line.split(separator: "(").dropFirst().map { part in
        part.prefix { $0 != ")" }.split(separator: " ").compactMap { Int($0) }
      }
      #expect(lists.joined().sorted() == Array(1...table.columns.count), "\(table.category.table)")
      let numbers = lists.count > 1 ? lists[1] : []
      #expect(
        numbers.allSatisfy { [.integer, .decimal].contains(table.columns[$0 - 1].definition.type) },
        "\(table.category.table)")
    }
  }

  @Test func stataLabelsAreShortAndHoldNoMacros() throws {
    let labels = try text("load.do").split(separator: "\n").filter { $0.hasPrefix("label ") }
    #expect(labels.count == tables.reduce(0) { $0 + $1.columns.count + 1 })
    for line in labels {
      let label = line.drop { $0 != "`" }.dropFirst(2).dropLast(2)
      #expect(label.unicodeScalars.count <= StataLoader.longestLabel)
      #expect(!label.contains("$") && !label.contains("`") && !label.contains("\""), "\(line)")
    }
  }
}
