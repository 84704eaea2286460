/// Writes the parts of a workbook that hold no data: what it is made of, and in which order.
enum WorkbookParts {
  /// Gives `[Content_Types].xml`.
  static func contentTypes(sheets: Int) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return XMLText.declaration
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind).styles+xml\"/>"
      + "<Override PartName=\"/\(sharedTexts)\" ContentType=\"\(kind).sharedStrings+xml\"/>"
      + (1...sheets).map { number in
        "<Override PartName=\"/\(sheet(number))\" ContentType=\"\(kind).worksheet+xml\"/>"
      }.joined() + "</Types>"
  }

  /// Gives `_rels/.rels`.
  static var packageRelations: String {
    relations([("officeDocument", "xl/workbook.xml")])
  }

  /// Gives `xl/_rels/workbook.xml.rels`. A sheet has the number that `workbook` names.
  static func workbookRelations(sheets: Int) -> String {
    relations(
      (1...sheets).map { ("worksheet", "worksheets/sheet\($0).xml") }
        + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")])
  }

  private static func relations(_ targets: [(kind: String, target: String)]) -> String {
    let items = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(XMLText.relations)/\(target.kind)\" Target=\"\(target.target)\"/>"
    }
    return XMLText.declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + items.joined() + "</Relationships>"
  }

  /// Gives `xl/workbook.xml`.
  ///
  /// - Parameter filters: the range of each sheet that has a filter, and nil for one that has none.
  static func workbook(names: [String], filters: [String?]) -> String {
    let sheets = names.enumerated().map { index, name in
      "<sheet name=\"\(XMLText.escaped(name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    // Excel keeps the range of a filter under this name, and mends a workbook that has none.
    let defined = zip(names, filters).enumerated().compactMap { index, sheet -> String? in
      guard let range = sheet.1 else { return nil }
      return "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">"
        + "'\(XMLText.escaped(sheet.0))'!\(range)</definedName>"
    }
    return XMLText.declaration
      + "<workbook xmlns=\"\(XMLText.main)\" xmlns:r=\"\(XMLText.relations)\">"
      + "<bookViews><workbookView activeTab=\"0\"/></bookViews>"
      + "<sheets>\(sheets.joined())</sheets>"
      + (defined.isEmpty ? "" : "<definedNames>\(defined.joined())</definedNames>")
      // Nothing is to be calculated.
      + "<calcPr calcId=\"0\" fullCalcOnLoad=\"0\"/></workbook>"
  }

  static let sharedTexts = "xl/sharedStrings.xml"

  static func sheet(_ number: Int) -> String { "xl/worksheets/sheet\(number).xml" }
}
