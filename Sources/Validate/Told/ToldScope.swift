import Core

/// Reads from the text by how much requests grew.
enum ToldGrowth {
  /// Gives the rate with its sign, or nothing where the text tells none or two that differ.
  static func text(of quantities: [ToldQuantity]) -> String {
    var rate: String?
    for told in quantities where told.mention.metric == "requests_received" && told.mention.scope.isEmpty {
      guard let percent = told.mention.changePercent else { continue }
      let signed = told.mention.changeDirection == "down" ? percent.negated : percent
      if let rate, rate != signed.description { return "" }
      rate = signed.description
    }
    return rate ?? ""
  }
}

/// Tells whether a report counts the offices of its place.
enum ToldScope {
  private static let wholes: Set<String> = ["全市", "全县", "全区", "全省", "全州", "全旗", "全自治区"]

  static func isSummary(_ result: DocumentResult, _ book: FormBook) -> Bool {
    guard result.report.sector == "government" else { return false }
    let told = result.quantities.map(\.mention).filter {
      $0.metric == "requests_received" && wholes.contains($0.scope)
    }
    if told.isEmpty { return false }
    func total(_ item: String) -> Decimal64? {
      guard let slot = book.cells.slot(CellCode("requests", item, "total")) else { return nil }
      return result.cells.lazy.map(\.observation)
        .first { book.cells.slot($0.cell.table, $0.cell.item, $0.cell.measure) == slot }?.reading.quantity
    }
    guard let new = total("received_new") else { return false }
    let readings = [new, total("carried_in").flatMap { new.adding($0) }, total("total_handled")]
    return told.contains { number in readings.contains { $0 == number.value } }
  }
}
