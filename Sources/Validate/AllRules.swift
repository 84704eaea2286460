/// Every rule about one report, in the order of the codes, which is the order of `nianbao rules`.
let allRules: [any Rule.Type] = [
  SumDiffersFromParts.self,
  CellBreaksSums.self,
  TotalLeftAtZero.self,
  LineBreaksSums.self,
  NumbersExchanged.self,
]

/// Every rule about many reports, in the order of the codes.
let allCorpusRules: [any CorpusRule.Type] = [
  SameBytesTwice.self
]
