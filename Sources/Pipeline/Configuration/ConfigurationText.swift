extension Configuration {
  /// Gives the effective settings, one a line: key, value, where it came from.
  public var listing: String {
    var rows: [(left: String, origin: String)] = []
    for entry in entries {
      let value = entry.value.description
      rows.append(("\(entry.setting.key) = \(value.isEmpty ? "(not set)" : value)", entry.origin.description))
    }
    let width = min(60, rows.map(\.left.unicodeScalars.count).max() ?? 0)
    return rows.map { row in
      let blanks = max(0, width - row.left.unicodeScalars.count) + 2
      return row.left + String(repeating: " ", count: blanks) + "# " + row.origin + "\n"
    }.joined()
  }

  /// Gives the settings that decide the tables, for the manifest: a run with others may give other bytes.
  var decisive: [(key: String, value: String)] {
    let keys = [
      "until", "rules", "stages.ingest.ignore", "stages.ingest.libreOffice", "stages.extract.narrative",
      "stages.validate.corpus", "limits.fileBytes",
    ]
    return entries.filter { keys.contains($0.setting.key) || $0.setting.key.hasPrefix("outputs.") }.map {
      ($0.setting.key, $0.value.description)
    }
  }

  /// Gives a `pipeline.json` to start from: every setting with its default and what it is.
  public static let starter: String = {
    var text = """
      // What nianbao reads and writes. Every key may be left out; paths are meant from this file's folder.
      // Check it with: nianbao config check
      {

      """
    text += members(below: "", indent: "  ")
    return text + "}\n"
  }()

  private static func members(below prefix: String, indent: String) -> String {
    var members: [(text: String, isComment: Bool)] = []
    var groups: [String] = []
    for setting in Setting.all where setting.key.hasPrefix(prefix) {
      let name = String(setting.key.dropFirst(prefix.count))
      if let dot = name.firstIndex(of: ".") {
        let group = String(name[..<dot])
        if groups.contains(group) { continue }
        groups.append(group)
        let inner = self.members(below: "\(prefix)\(group).", indent: indent + "  ")
        members.append(("\(indent)\"\(group)\": {\n\(inner)\(indent)}", false))
      } else {
        // What is found by itself stays a comment, so that the starter works where it is written.
        let isComment =
          setting.fallback.isEmpty && !["inputs", "rules", "outputs.columns"].contains(setting.key)
        let member = "\(isComment ? "// " : "")\"\(name)\": \(example(setting))"
        members.append(("\(indent)// \(setting.about)\n\(indent)\(member)", isComment))
      }
    }
    let last = members.lastIndex { !$0.isComment }
    return members.enumerated().map { index, member in
      member.text + (index == last ? "" : ",") + "\n"
    }.joined()
  }

  private static func example(_ setting: Setting) -> String {
    switch setting.kind {
    case .path: quoted(setting.fallback.isEmpty ? "PATH" : setting.fallback)
    case .paths: "[\"reports\"]"
    case .word, .share, .size: quoted(setting.fallback)
    case .text(let form): quoted(form)
    case .words, .names:
      "[" + setting.fallback.split(separator: ",").map { quoted(String($0)) }.joined(separator: ", ") + "]"
    case .count: Int(setting.fallback) == nil ? quoted(setting.fallback) : setting.fallback
    case .truth: setting.fallback
    case .rules, .lists: "{}"
    }
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
