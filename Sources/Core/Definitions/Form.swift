/// This is a label of the form, folded for comparison, with the text as the form prints it.
public struct FormLabel: Sendable {
  public let text: String
  /// The label and everything else it is known to be printed as, each folded; the form's own comes first.
  public let folded: [[UInt16]]
  /// For each spelling of ``folded`` which characters stand in it.
  public let signatures: [CharacterSignature]

  public init(text: String, folded: [[UInt16]]) {
    self.text = text
    self.folded = folded
    signatures = folded.map { CharacterSignature($0) }
  }
}

/// This is a place of the form where a number is printed.
public struct FormCell: Hashable, Sendable {
  public let table: TableID
  public let item: ItemID
  public let measure: MeasureID
  /// The unit that the value is given in.
  public let unit: ValueUnit
  /// The unit that the form asks for, such as 万元 for an amount.
  public let printedUnit: UnitID
  /// A change may be negative; a count may not.
  public let maySigned: Bool

  public init(
    table: TableID, item: ItemID, measure: MeasureID, unit: ValueUnit, printedUnit: UnitID, maySigned: Bool
  ) {
    self.table = table
    self.item = item
    self.measure = measure
    self.unit = unit
    self.printedUnit = printedUnit
    self.maySigned = maySigned
  }
}

/// This is a row of the form: a label and the cells to its right, in printed order.
public final class FormRow: Sendable {
  public let label: FormLabel
  public let cells: [FormCell]
  /// The group heading above the row, as an index into ``FormRegion/groups``, or nil.
  public let group: Int?
  /// Rows that share a number other than nil replace one another: a document prints one set of them.
  /// The set with the lower `variant` is the shorter print.
  public let choice: Int?
  public let variant: Int
  /// The number that the form prints in the row, such as 01, folded; empty where it prints none.
  public let code: [UInt16]

  public init(
    label: FormLabel, cells: [FormCell], group: Int?, choice: Int?, variant: Int, code: [UInt16] = []
  ) {
    self.label = label
    self.cells = cells
    self.group = group
    self.choice = choice
    self.variant = variant
    self.code = code
  }
}

/// This is a heading that stands over, beside or vertically along rows and has no numbers of its own.
public struct FormGroup: Sendable {
  public let label: FormLabel
  /// The group that this one stands in, or nil.
  public let parent: Int?

  public init(label: FormLabel, parent: Int?) {
    self.label = label
    self.parent = parent
  }
}

/// This is a header word of a column.
public struct FormColumn: Sendable {
  public let label: FormLabel
  public let measure: MeasureID

  public init(label: FormLabel, measure: MeasureID) {
    self.label = label
    self.measure = measure
  }
}

/// This is a table of the form with a header and rows, such as 第二十条第（五）项 with 行政许可.
public final class FormBlock: Sendable {
  public let table: TableID
  /// The line above the header, such as 第二十条第（五）项; nil where there is none.
  public let caption: FormLabel?
  public let columns: [FormColumn]
  public let rows: [FormRow]
  public let groups: [FormGroup]
  /// Words of the header that are neither columns nor groups: 申请人情况, 信息内容.
  public let furniture: [FormLabel]
  /// Headers of the columns in which each row says its unit and its number; none in most tables.
  public let unitHeaders: [FormLabel]
  public let codeHeaders: [FormLabel]

  public init(
    table: TableID, caption: FormLabel?, columns: [FormColumn], rows: [FormRow], groups: [FormGroup],
    furniture: [FormLabel], unitHeaders: [FormLabel] = [], codeHeaders: [FormLabel] = []
  ) {
    self.table = table
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.groups = groups
    self.furniture = furniture
    self.unitHeaders = unitHeaders
    self.codeHeaders = codeHeaders
  }
}

/// This is a sum that the form promises: over every measure (or every item) the left terms add up to the
/// right ones.
public struct FormIdentity: Sendable {
  public enum Terms: Sendable {
    /// Items are the terms; it must hold for each measure.
    case items(left: [ItemID], right: [ItemID])
    /// Measures are the terms; it must hold for each item.
    case measures(left: [MeasureID], right: [MeasureID])
  }

  public let table: TableID
  public let terms: Terms
  /// What the identity says, in Chinese, for messages.
  public let statement: String

  public init(table: TableID, terms: Terms, statement: String) {
    self.table = table
    self.terms = terms
    self.statement = statement
  }
}

/// This is a part of the form that stands under one heading.
public struct FormRegion: Sendable {
  public let kind: RegionKind
  public let blocks: [FormBlock]
  public let identities: [FormIdentity]

  public init(kind: RegionKind, blocks: [FormBlock], identities: [FormIdentity]) {
    self.kind = kind
    self.blocks = blocks
    self.identities = identities
  }
}

/// This is a generation of the form.
public struct Form: Sendable {
  public let id: FormID
  public let code: String
  public let basis: String
  /// Years reported on, for a document whose headers do not tell; `lastYear` is nil for the form in force.
  public let firstYear: Int
  public let lastYear: Int?
  public let regions: [FormRegion]
  /// The form is that of one province: others print more rows or fewer.
  public let isLocal: Bool

  public init(
    id: FormID, code: String, basis: String, firstYear: Int, lastYear: Int?, regions: [FormRegion],
    isLocal: Bool = false
  ) {
    self.id = id
    self.code = code
    self.basis = basis
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.regions = regions
    self.isLocal = isLocal
  }

  public func region(_ kind: RegionKind) -> FormRegion? { regions.first { $0.kind == kind } }
}
