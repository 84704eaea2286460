import Pipeline
import Testing

struct NearestWordTests {
  private static let known = ["run", "explain", "config", "rules", "codebook", "verify", "help"]

  @Test(
    "suggests the word that was meant, or none",
    arguments: [
      ("rnu", "run"), ("explian", "explain"), ("conf", "config"), ("rule", "rules"), ("Verify", "verify"),
      ("codebok", "codebook"), ("x", nil), ("tables", nil), ("", nil),
    ] as [(String, String?)])
  func suggestions(typed: String, meant: String?) {
    #expect(NearestWord.of(typed, among: Self.known) == meant)
  }
}
