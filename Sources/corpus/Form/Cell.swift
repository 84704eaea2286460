/// This is the place of a number in the tables: the codes are those of the contract.
struct CellKey: Hashable {
  let table: String
  let item: String
  let measure: String
}

/// This is a printed cell of a form and what is true of it.
struct Cell {
  let key: CellKey
  let isMoney: Bool
  /// The row asks for yuan, not for 万元.
  var isInYuan = false
  /// The number that the agency reports; money in yuan.
  var figure: Int
  /// What stands in the document.
  var text = ""
  /// The value that a right reading gives; empty where the document prints a blank or a mark.
  var truth = ""
  var unit = "count"
  /// Another value that is right if it bears a flag about its unit.
  var alsoRight = ""
  /// False where the text does not determine the value any more.
  var isReadable = true

  init(_ table: String, _ item: String, _ measure: String, isMoney: Bool = false) {
    key = CellKey(table: table, item: item, measure: measure)
    self.isMoney = isMoney
    figure = 0
    unit = isMoney ? "CNY" : "count"
  }
}
