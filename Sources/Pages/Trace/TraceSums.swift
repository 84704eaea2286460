import Core

/// Holds the sums of the form against the cells that were read, for a person to see which of them fail. Blank
/// parts count as nothing; a sum whose total is not a number, or with a part that cannot be read, is not
/// tested.
struct TraceSums {
  struct Failure {
    let identity: Int
    let left: Decimal64
    let right: Decimal64
    /// The observations that take part.
    let cells: [Int]
    /// A cell of the row or column that the sum runs along.
    let line: FormCell
  }

  /// How often a sum was tested and how often it failed.
  struct Account {
    let statement: String
    var tested = 0
    var failures: [Failure] = []
  }

  let accounts: [Account]

  /// - Parameter cells: places of the observations of one table.
  init(_ identities: [FormIdentity], observations: [Observation], cells: [Int]) {
    accounts = identities.enumerated().map { number, identity in
      var account = Account(statement: identity.statement)
      for line in Self.lines(of: identity, observations: observations, cells: cells) {
        guard
          let left = Self.sum(line.left, observations, isTotal: false),
          let right = Self.sum(line.right, observations, isTotal: true)
        else { continue }
        account.tested += 1
        if left != right, let first = line.right.first {
          account.failures.append(
            Failure(
              identity: number, left: left, right: right, cells: line.left + line.right,
              line: observations[first].cell))
        }
      }
      return account
    }
  }

  /// Gives the parts and the total of each row or column that a sum must hold in.
  private static func lines(
    of identity: FormIdentity, observations: [Observation], cells: [Int]
  ) -> [(left: [Int], right: [Int])] {
    func places(_ match: (FormCell) -> Bool) -> [Int] { cells.filter { match(observations[$0].cell) } }
    switch identity.terms {
    case .items(let left, let right):
      return unique(cells.map { observations[$0].cell.measure }).map { measure in
        (
          places { left.contains($0.item) && $0.measure == measure },
          places { right.contains($0.item) && $0.measure == measure }
        )
      }
    case .measures(let left, let right):
      return unique(cells.map { observations[$0].cell.item }).map { item in
        (
          places { left.contains($0.measure) && $0.item == item },
          places { right.contains($0.measure) && $0.item == item }
        )
      }
    }
  }

  private static func unique<Code: Hashable>(_ codes: [Code]) -> [Code] {
    var seen: Set<Code> = []
    return codes.filter { seen.insert($0).inserted }
  }

  private static func sum(_ cells: [Int], _ observations: [Observation], isTotal: Bool) -> Decimal64? {
    if cells.isEmpty { return nil }
    var sum = Decimal64.zero
    var hasNumber = false
    for index in cells {
      switch observations[index].reading {
      case .quantity(let value):
        guard let next = sum.adding(value) else { return nil }
        sum = next
        hasNumber = true
      case .illegible: return nil
      case .blank, .notApplicable: continue
      }
    }
    return isTotal && !hasNumber ? nil : sum
  }
}
