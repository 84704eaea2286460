import Core
import Testing

/// What is a number at the start of a cell, and what the end of a line may do to it.
@Suite struct PrintedNumberTests {
  @Test(
    "a number cut by the end of a line at its point or behind a separator is one, and is repaired",
    arguments: [
      ("3204\n.0915", "3204.0915"), ("3204.\n0915", "3204.0915"), ("3204\r\n  .0915", "3204.0915"),
      ("3,\n204.09", "3204.09"), ("1,204，\n　000", "1204000"), ("32０4．\n5", "3204.5"),
    ])
  func cut(text: String, value: String) throws {
    let bytes = Array(text.utf8)
    let number = try #require(PrintedNumber.read(TextSpan(start: 0, end: bytes.count), in: bytes))
    #expect(number.value.description == value && number.isRepaired && number.suffix.isEmpty)
  }

  @Test(
    "other numbers end with their line",
    arguments: [
      ("3204\n0915", "3204", "0915"), ("3204 .0915", "3204", ".0915"), ("3.5\n.0915", "3.5", ".0915"),
      ("3.\n.5", "3", ".\n.5"), ("3,\n20", "3", ",\n20"), ("3,\n2045", "3", ",\n2045"),
      ("3204\n.", "3204", "."),
      ("3204.", "3204", "."), ("3.5,\n204", "3.5", ",\n204"), ("12\n（其中3）", "12", "（其中3）"),
    ])
  func notCut(text: String, value: String, suffix: String) throws {
    let bytes = Array(text.utf8)
    let number = try #require(PrintedNumber.read(TextSpan(start: 0, end: bytes.count), in: bytes))
    #expect(number.value.description == value && !number.isRepaired)
    #expect(String(decoding: bytes[number.suffix.range], as: UTF8.self) == suffix)
  }

  @Test(
    "a zero before other whole digits is told",
    arguments: [
      ("072", true), ("00", true), ("０７", true), ("007.5", true), ("-03", true), ("0", false), ("0.5", false),
      ("0.072", false), ("102", false), ("10", false), ("0 72", false),
    ])
  func leadingZero(text: String, isTold: Bool) throws {
    let bytes = Array(text.utf8)
    let number = try #require(PrintedNumber.read(TextSpan(start: 0, end: bytes.count), in: bytes))
    #expect(number.hasLeadingZero == isTold && !number.isRepaired)
  }
}
