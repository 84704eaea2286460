import Core
import Export
import Pages
import Validate

/// Makes the page on which a person decides about doubtful cells of published tables.
public enum Review {
  public static let limit = 500

  /// Gives the page, and what a person should know of how it was made.
  ///
  /// - Parameter limit: the most cells to show, the most valuable first.
  public static func page(
    of folder: DiskPath, limit: Int, configuration: Configuration
  ) throws(RunFailure) -> (page: String, notices: [String]) {
    guard let published = try PublishedFolder.read(folder), published.isWhole else {
      throw RunFailure(.wrongUsage, "\(folder.description) is no output folder: it has no tables")
    }
    let (definitions, _) = try DataFolder.definitions(configuration)
    let queue = try ReviewQueue(folder, definitions: definitions, limit: limit)
    let sources = try ReviewSources(
      configuration, definitions: definitions,
      wanted: Set(queue.groups.filter { !$0.cells.isEmpty }.map(\.document.sourcePath)))
    let data = ReviewData(
      queue, found: try sources.look(at: queue.groups), definitions: definitions,
      tables: SHA256.hexadecimal(published.manifest.json()),
      corrections: try corrections(configuration, definitions))
    var notices: [String] = []
    if let notice = sources.notice { notices.append(notice) }
    if queue.found > queue.groups.count {
      notices.append(
        "\(queue.groups.count) of \(queue.found) tables and documents in doubt are shown, the most valuable first: "
          + "--limit shows more")
    }
    return (String(decoding: ReviewPage(data: data.json.line).bytes, as: UTF8.self), notices)
  }

  /// Gives the corrections that there are, which the page keeps; they must be in order.
  private static func corrections(
    _ configuration: Configuration, _ definitions: Definitions
  ) throws(RunFailure) -> String {
    guard let path = configuration.path("corrections") else { return "" }
    let isThere = try RunFailure.unless { () throws(DiskFailure) in
      try Disk.kind(of: path, followingLinks: true) != nil
    }
    if !isThere { return "" }
    _ = try CorrectionFile.read(configuration, definitions: definitions)
    let bytes = try RunFailure.unless { () throws(DiskFailure) in try Disk.read(path, limit: 64 << 20) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What the page is given, as its script reads it.
private struct ReviewData {
  let json: JSONText

  init(
    _ queue: ReviewQueue, found: [ReviewSources.Found], definitions: Definitions, tables: String,
    corrections: String
  ) {
    let words = CellWords(definitions)
    var titles: [String: JSONText] = [:]
    for rule in RuleCatalogue.list + RuleCatalogue.own(definitions) {
      titles[rule.code.text] = .list([.text(rule.titleChinese), .text(rule.titleEnglish)])
    }
    var layouts: [JSONText] = []
    var places: [String: Int] = [:]
    for layout in queue.groups.compactMap(\.layout) {
      let key = "\(layout.form)/\(layout.table)"
      if places[key] != nil { continue }
      places[key] = layouts.count
      layouts.append(Self.json(of: layout))
    }
    let groups = zip(queue.groups, found).map { group, found in
      JSONText.object([
        ("id", .text(group.document.id)), ("path", .text(group.document.sourcePath)),
        ("sha256", .text(group.document.sha256)), ("agency", .text(group.document.agency)),
        ("year", .text(group.document.year)), ("title", .text(group.document.title)),
        ("table", .text(group.table)), ("name", Self.pair(words.table(group.table))),
        (
          "layout",
          group.layout.flatMap { places["\($0.form)/\($0.table)"] }.map(JSONText.integer) ?? .null
        ),
        ("contents", .list(group.contents.map(Self.json(of:)))),
        ("rejected", .boolean(group.isRejected)), ("source", .text(found.state.rawValue)),
        (
          "issues",
          .list(
            group.issues.map { issue in
              .object([
                ("rule", .text(issue.rule)), ("title", titles[issue.rule] ?? .null),
                ("message", .text(issue.line > 0 ? "line \(issue.line): \(issue.message)" : issue.message)),
              ])
            })
        ),
        (
          "cells",
          .list(
            zip(group.cells, found.looks).map { Self.json(of: $0, $1, table: group.table, words) })
        ),
      ])
    }
    json = .object([
      ("tables", .text(tables)), ("cells", .integer(queue.cells)), ("found", .integer(queue.found)),
      ("layouts", .list(layouts)), ("groups", .list(groups)), ("corrections", .text(corrections)),
    ])
  }

  private static func pair(_ words: Words) -> JSONText {
    .list([.text(words.chinese), .text(words.english)])
  }

  private static func json(of content: ReviewLayout.Content) -> JSONText {
    switch content {
    case .number(let value): .text(value.description)
    case .nothing: .text("")
    case .unknown: .null
    }
  }

  private static func json(of layout: ReviewLayout) -> JSONText {
    .object([
      (
        "checks",
        .list(
          layout.checks.map { check in
            .list([
              .list(check.left.map(JSONText.integer)), .list(check.right.map(JSONText.integer)),
              .text(check.label),
            ])
          })
      )
    ])
  }

  private static func json(
    of cell: ReviewGroup.Cell, _ look: ReviewSources.Look, table: String, _ words: CellWords
  ) -> JSONText {
    let (item, measure) = (words.item(cell.item, of: table), words.measure(cell.measure, of: table))
    var readings: [(value: String, note: String)] = []
    if !cell.value.isEmpty { readings.append((cell.value, "read")) }
    for reading in look.readings where !readings.contains(where: { $0.value == reading.value }) {
      readings.append(reading)
    }
    return .object([
      ("item", .text(cell.item)), ("measure", .text(cell.measure)),
      (
        "name",
        .list([
          .list([.text(item.chinese), .text(measure.chinese)]),
          .list([.text(item.english), .text(measure.english)]),
        ])
      ),
      ("raw", .text(cell.raw)), ("value", .text(cell.value)), ("unit", .text(cell.unit)),
      ("line", .integer(cell.line)), ("flags", .list(cell.flags.map { pair(words.flag($0)) })),
      ("place", cell.place.map(JSONText.integer) ?? .null),
      (
        "lines",
        .list(
          look.lines.map { line in
            .list([.integer(line.number), .text(line.before), .text(line.marked), .text(line.behind)])
          })
      ),
      ("readings", .list(readings.map { .list([.text($0.value), .text($0.note)]) })),
    ])
  }
}
