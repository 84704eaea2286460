import Core

/// Writes findings, each with a way to its line and to its cell.
struct TraceFindings {
  let traced: TracedDocument

  /// Those about the document as a whole: the others stand with their tables.
  var general: Markup {
    let own = traced.findings.indices.filter { index in
      guard let table = traced.findings[index].table else { return true }
      return !traced.observations.contains { $0.cell.table == table }
    }
    if own.isEmpty { return Markup() }
    return "<ul class=\"findings\">\n\(Markup(own.map(entry)))</ul>\n"
  }

  func entry(_ index: Int) -> Markup {
    let finding = traced.findings[index]
    let title = traced.titles[finding.rule.text]
    let cell = traced.observations.firstIndex { seen in
      finding.table == seen.cell.table && finding.item == seen.cell.item
        && finding.measure == seen.cell.measure
    }
    return """
      <li class="\(finding.severity.rawValue)"><b>\(Self.sign(finding.severity)) \(Self.words(finding.severity))</b> \
      \(Self.words(finding.kind)) · \(finding.rule.text)\(title.map { ": \($0)" } ?? Markup())<br>\(finding.message)\
      \(finding.line > 0 ? " · \(Self.line(finding.line))" : Markup())\
      \(cell.map { " · \(Self.jump(toCell: $0))" } ?? Markup())</li>

      """
  }

  static func line(_ number: Int) -> Markup {
    """
    <button type="button" class="jump" data-line="\(number)">\(Words("第 \(number) 行", "line \(number)"))</button>
    """
  }

  private static func jump(toCell index: Int) -> Markup {
    "<button type=\"button\" class=\"jump\" data-cell=\"\(index)\">\(Words("单元格", "cell"))</button>"
  }

  static func sign(_ severity: Severity) -> String {
    switch severity {
    case .error: "✗"
    case .warning: "⚠"
    case .info: "ⓘ"
    }
  }

  static func words(_ severity: Severity) -> Words {
    switch severity {
    case .error: Words("错误", "error")
    case .warning: Words("警告", "warning")
    case .info: Words("提示", "info")
    }
  }

  static func words(_ kind: FindingKind) -> Words {
    switch kind {
    case .extraction: Words("可能误读", "may be misread")
    case .report: Words("报告本身", "of the report itself")
    }
  }
}
