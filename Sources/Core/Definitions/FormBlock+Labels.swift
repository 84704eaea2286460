extension FormBlock {
  /// Gives the label of a row as the form prints it, with the heading that it stands under in front where
  /// it has one; nil where the block has no such row.
  public func printedLabel(of item: ItemID) -> (heading: String, label: String)? {
    for row in rows where row.cells.contains(where: { $0.item == item }) {
      if row.label.text.isEmpty { return ("", labelAcross(item, of: row)) }
      return (row.group.map { groups[$0].label.text } ?? "", row.label.text)
    }
    return nil
  }

  /// Items that share one row of numbers have no label beside them: theirs stand above, one a group, in the
  /// order of the items.
  private func labelAcross(_ item: ItemID, of row: FormRow) -> String {
    var seen: [ItemID] = []
    for cell in row.cells where !seen.contains(cell.item) { seen.append(cell.item) }
    guard seen.count == groups.count, let place = seen.firstIndex(of: item) else { return "" }
    return groups[place].label.text
  }
}
