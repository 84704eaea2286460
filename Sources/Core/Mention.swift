/// This is a quantity told in running prose, as `narrative.csv` holds it.
public struct Mention: Sendable {
  public let section: SectionKind?
  /// A code of the codebook, empty where the subject is not known.
  public let metric: String
  public let subject: String
  public let value: Decimal64
  /// The classifier as printed, `%`, or `CNY` for money (the value is then in yuan).
  public let unit: String
  public let isApproximate: Bool
  public let scope: String
  public let changePercent: Decimal64?
  /// `up`, `down`, `flat` or empty.
  public let changeDirection: String
  /// The sentence, its line ends removed, otherwise as printed.
  public let sentence: String
  public let raw: TextSpan
  public let line: Int32

  public init(
    section: SectionKind?, metric: String, subject: String, value: Decimal64, unit: String,
    isApproximate: Bool, scope: String, changePercent: Decimal64?, changeDirection: String,
    sentence: String, raw: TextSpan, line: Int32
  ) {
    self.section = section
    self.metric = metric
    self.subject = subject
    self.value = value
    self.unit = unit
    self.isApproximate = isApproximate
    self.scope = scope
    self.changePercent = changePercent
    self.changeDirection = changeDirection
    self.sentence = sentence
    self.raw = raw
    self.line = line
  }
}
