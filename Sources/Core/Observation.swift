/// This is what a cell of the form turned out to hold. Absence is a case of its own, never 0.
public enum Reading: Hashable, Sendable {
  case quantity(Decimal64)
  case blank
  case notApplicable
  /// Something stands there that could not be read, or it is not certain what stands there.
  case illegible

  @inlinable public var quantity: Decimal64? {
    if case .quantity(let value) = self { return value }
    return nil
  }
}

/// These are the reasons to look at a cell twice, in the order in which they are printed.
public struct CellFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let blank = CellFlags(rawValue: 1 << 0)
  public static let notApplicable = CellFlags(rawValue: 1 << 1)
  public static let inferredPosition = CellFlags(rawValue: 1 << 2)
  public static let ambiguousPosition = CellFlags(rawValue: 1 << 3)
  public static let repaired = CellFlags(rawValue: 1 << 4)
  public static let annotated = CellFlags(rawValue: 1 << 5)
  public static let unitAssumed = CellFlags(rawValue: 1 << 6)
  public static let unitUnknown = CellFlags(rawValue: 1 << 7)
  public static let corrected = CellFlags(rawValue: 1 << 8)

  /// Every flag with its name in the tables.
  public static let named: [(flag: CellFlags, name: String)] = [
    (.blank, "blank"), (.notApplicable, "not_applicable"), (.inferredPosition, "inferred_position"),
    (.ambiguousPosition, "ambiguous_position"), (.repaired, "repaired"), (.annotated, "annotated"),
    (.unitAssumed, "unit_assumed"), (.unitUnknown, "unit_unknown"), (.corrected, "corrected"),
  ]

  /// Flags that make a cell doubtful: it was not simply printed in its place.
  public static let doubtful: CellFlags = [
    .inferredPosition, .ambiguousPosition, .repaired, .unitUnknown,
  ]
}

/// This is a printed cell of a table with its value, its unit and where it came from.
public struct Observation: Sendable {
  public let cell: FormCell
  public let form: FormID
  public let reading: Reading
  /// The unit of the value: `count`, `CNY`, or nil where unknown.
  public let unit: ValueUnit?
  public let raw: TextSpan
  public let line: Int32
  public let flags: CellFlags

  public init(
    cell: FormCell, form: FormID, reading: Reading, unit: ValueUnit?, raw: TextSpan, line: Int32,
    flags: CellFlags
  ) {
    self.cell = cell
    self.form = form
    self.reading = reading
    self.unit = unit
    self.raw = raw
    self.line = line
    self.flags = flags
  }
}

extension Observation {
  /// The value as tables give it: where more than one placement fits, no number is certain.
  public var certainValue: Decimal64? {
    flags.contains(.ambiguousPosition) ? nil : reading.quantity
  }
}

/// This is the unit that a value is given in.
public enum ValueUnit: String, Sendable, CaseIterable, Codable {
  case count
  case yuan = "CNY"
}
