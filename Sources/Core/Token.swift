/// This is what a piece of a table looks like before anyone knows what it means.
public enum TokenKind: UInt8, Sendable {
  /// Text: a label, part of one, a header, a remark.
  case label
  /// A number, alone or with a unit or a remark beside it.
  case number
  /// A cell that is there and holds nothing. Only grids have them.
  case blank
  /// `/`, `-`, `—`, `无` in the place of a number.
  case mark
}

/// This is a piece of a table: a cell of a grid, or a run of characters between blanks in flowing text.
public struct Token: Sendable {
  public let kind: TokenKind
  public let span: TextSpan
  public let line: Int32
  /// The row and column of the grid that the token stands in, or -1 in flowing text.
  public let row: Int32
  public let column: Int32
  /// The source itself says which row and column this is, as a page or a Word file does: a fact, where the
  /// columns of a text are a hint.
  public let isExplicit: Bool

  public init(
    kind: TokenKind, span: TextSpan, line: Int32, row: Int32 = -1, column: Int32 = -1,
    isExplicit: Bool = false
  ) {
    self.kind = kind
    self.span = span
    self.line = line
    self.row = row
    self.column = column
    self.isExplicit = isExplicit
  }

  /// Gives the token as another kind of thing, or a piece of it.
  public func with(kind: TokenKind, span: TextSpan? = nil) -> Token {
    Token(kind: kind, span: span ?? self.span, line: line, row: row, column: column, isExplicit: isExplicit)
  }

  /// Gives the token in another place of a grid.
  public func at(row: Int32, column: Int32) -> Token {
    Token(kind: kind, span: span, line: line, row: row, column: column, isExplicit: isExplicit)
  }

  /// Tells whether the token can be the content of a cell of the form.
  @inlinable public var isValue: Bool { kind != .label }

  /// Tells whether two tokens stand in one row of a grid, or on one line of flowing text.
  @inlinable public func isOnLine(of other: Token) -> Bool {
    row >= 0 || other.row >= 0 ? row == other.row : line == other.line
  }
}

extension [Token] {
  /// Tells whether a token is a value of flowing text that has its line for itself.
  @inlinable public func isLoneValue(_ index: Int) -> Bool {
    let token = self[index]
    guard token.isValue, token.row < 0 else { return false }
    if index > 0, self[index - 1].line == token.line { return false }
    return index + 1 == count || self[index + 1].line != token.line
  }

  /// The tokens of each row of a grid and of each line of flowing text.
  public var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[end].isOnLine(of: self[start]) { end += 1 }
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  /// Gives the runs of values that have their lines for themselves, with no label between them.
  ///
  /// - Parameter goesOn: tells whether a value belongs to the run of the one before.
  public func runsOfLoneValues(goesOn: (_ value: Token, _ before: Token) -> Bool = { _, _ in true })
    -> [Range<Int>]
  {
    var runs: [Range<Int>] = []
    var start = 0
    while start < count {
      guard isLoneValue(start) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < count, isLoneValue(end), goesOn(self[end], self[end - 1]) { end += 1 }
      runs.append(start..<end)
      start = end
    }
    return runs
  }
}
