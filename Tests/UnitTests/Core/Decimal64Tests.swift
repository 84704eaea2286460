import Core
import Testing

@Suite struct Decimal64Tests {
  @Test(arguments: [
    ("0", "0"), ("-29", "-29"), ("1085.02", "1085.02"), ("0.50", "0.5"), ("59237.2449", "59237.2449"),
    ("-0.05", "-0.05"), ("100", "100"),
  ])
  func readsAndWrites(printed: String, written: String) {
    #expect(Decimal64(printed)?.description == written)
  }

  @Test(arguments: ["", "-", "1.2.3", "1e5", "12a", "99999999999999999999"])
  func refusesWhatIsNoDecimal(text: String) { #expect(Decimal64(text) == nil) }

  @Test func sumsAreExact() {
    let sum = Decimal64("0.1").flatMap { a in Decimal64("0.2").flatMap { a.adding($0) } }
    #expect(sum == Decimal64("0.3"))
    #expect(Decimal64("59237.2449")?.multiplied(by: Decimal64(10000)) == Decimal64("592372449"))
  }
}
