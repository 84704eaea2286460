/// This is SplitMix64: the only source of chance in the tool, so that a seed gives the same bytes anywhere.
struct Randomness {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Gives a number from 0 up to, not including, the bound.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "chance needs something to choose from")
    return Int(next() % UInt64(bound))
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func chance(percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// Gives one of the choices, each as often as its weight says.
  mutating func pick<Element>(weighted choices: [(weight: Int, value: Element)]) -> Element {
    var left = below(choices.reduce(0) { $0 + $1.weight })
    for choice in choices {
      if left < choice.weight { return choice.value }
      left -= choice.weight
    }
    preconditionFailure("the weights do not add up to themselves")
  }

  /// Gives a generator of its own for a part, so that a change there leaves the other parts alone.
  mutating func fork() -> Randomness { Randomness(seed: next()) }

  /// Gives a generator for something that is added to so many of a hundred parts, or nil for the others. It draws nothing
  /// here, so that parts without it stay what they are.
  func added(_ salt: UInt64, percent: Int) -> Randomness? {
    if percent == 0 { return nil }
    var own = self
    own = Randomness(seed: own.next() ^ salt)
    return own.chance(percent: percent) ? own : nil
  }
}
