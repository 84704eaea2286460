extension DefinitionLoader {
  /// Gives the series of `crosswalk.json`, once each of its cells is seen to stand in the form that it names.
  func crosswalk(among forms: [Form], vocabulary: Vocabulary) throws(DefinitionError) -> Crosswalk {
    let file = "crosswalk.json"
    var series: [Crosswalk.Series] = []
    for (index, entry) in try decode(CrosswalkFile.self, file).series.enumerated() {
      let path = "series[\(index)]"
      if series.contains(where: { $0.code == entry.series }) {
        throw DefinitionError(
          file: file, keyPath: "\(path).series", problem: "names a series twice: \(entry.series)")
      }
      for code in entry.forms.keys.sorted() where !forms.contains(where: { $0.code == code }) {
        throw DefinitionError(file: file, keyPath: "\(path).forms.\(code)", problem: "names no form: \(code)")
      }
      var entries: [Crosswalk.Entry] = []
      for form in forms {
        guard let part = entry.forms[form.code] else { continue }
        var cells: [FormCell] = []
        for (place, code) in part.cells.enumerated() {
          let cellPath = "\(path).forms.\(form.code).cells[\(place)]"
          guard let cell = cell(code, of: form, vocabulary: vocabulary) else {
            throw DefinitionError(
              file: file, keyPath: cellPath, problem: "names no cell of the form \(form.code): \(code)")
          }
          if let first = cells.first, first.unit != cell.unit {
            throw DefinitionError(
              file: file, keyPath: cellPath, problem: "has another unit than the cell before it: \(code)")
          }
          cells.append(cell)
        }
        if cells.isEmpty {
          throw DefinitionError(
            file: file, keyPath: "\(path).forms.\(form.code).cells", problem: "names no cell")
        }
        entries.append(
          Crosswalk.Entry(
            form: form.id, cells: cells, comparability: part.comparability,
            chineseNote: part.chineseNote ?? "", englishNote: part.englishNote ?? ""))
      }
      series.append(
        Crosswalk.Series(
          code: entry.series, chineseLabel: entry.chinese, englishLabel: entry.english, entries: entries))
    }
    return Crosswalk(series: series)
  }

  private func cell(_ code: String, of form: Form, vocabulary: Vocabulary) -> FormCell? {
    let parts = code.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let table = vocabulary.table(parts[0]), let item = vocabulary.item(parts[1]),
      let measure = vocabulary.measure(parts[2])
    else { return nil }
    for row in form.regions.flatMap(\.blocks).flatMap(\.rows) {
      for cell in row.cells where cell.table == table && cell.item == item && cell.measure == measure {
        return cell
      }
    }
    return nil
  }
}
