import Core

/// Reads a PDF through the programs of poppler: one tells the words and where they stand, the other the lines that
/// are drawn. From both the tables are made; without lines the text is read in its order.
struct PDFFile: Sendable {
  /// Pages of a report; what has more is read this far, and then refused.
  static let mostPages = 300

  private let helpers: (any HelperRunner)?
  private let forms: FormWords

  init(helpers: (any HelperRunner)?, forms: FormWords) {
    self.helpers = helpers
    self.forms = forms
  }

  func document(_ file: RawFile) throws(Reject) -> Document {
    let range = ["-l", String(Self.mostPages + 1)]
    let words = try PrintedWords.pages(
      try output(.pdftotext, arguments: ["-tsv", "-enc", "UTF-8"] + range + ["-", "-"], of: file))
    try Self.checkText(words.map(\.words))
    let rules = try PageDrawings.pages(
      try output(.pdftocairo, arguments: ["-svg"] + range + ["-", "-"], of: file))
    guard rules.count == words.count else {
      throw Reject(
        stage: "ingest", reason: .helperFailed,
        message: "poppler's programs see \(words.count) and \(rules.count) pages in the PDF: print it anew")
    }
    let pages = zip(words, rules).map { words, rules in
      var page = PDFPage(words: words.words, rules: rules).upright(words.turn)
      page.words = StruckWords.removed(from: page.words, by: page.rules.horizontal)
      page.words = RaisedWords.marked(Watermarks.removed(from: page.words))
      return page
    }
    var renderer = BlockRenderer()
    renderer.append(PageFlow(pages, words: forms).blocks)
    return try renderer.document(path: file.path, format: .pdf)
  }

  private func output(
    _ program: HelperProgram, arguments: [String], of file: RawFile
  ) throws(Reject) -> [UInt8] {
    guard let helpers else { throw Reject.helper(.missing, of: program) }
    do {
      return try helpers.output(of: program, arguments: arguments, input: file.bytes)
    } catch {
      throw Reject.helper(error, of: program)
    }
  }

  /// Scans have no words; fonts without a map to Unicode have words that nobody can read.
  private static func checkText(_ pages: [[PageWord]]) throws(Reject) {
    var characters = 0
    var meaningless = 0
    for word in pages.joined() {
      for scalar in String(decoding: word.text, as: UTF8.self).unicodeScalars {
        characters += 1
        if (0xE000...0xF8FF).contains(scalar.value) || scalar.value == 0xFFFD || scalar.value >= 0xF0000 {
          meaningless += 1
        }
      }
    }
    let message: String
    if characters == 0 {
      message = "the \(pages.count) pages of the PDF hold no words, only pictures"
    } else if meaningless * 10 > characters {
      message =
        "the fonts of the PDF do not tell which characters they print (\(meaningless) of \(characters))"
    } else {
      return
    }
    throw Reject(
      stage: "ingest", reason: .needsOCR, message: "\(message): the text must be recognised first")
  }
}

extension Reject {
  static func tooManyPages() -> Reject {
    Reject(
      stage: "ingest", reason: .tooLarge,
      message:
        "the PDF has more than \(PDFFile.mostPages) pages or half a million words, more than a report can have"
    )
  }

  static func helper(_ failure: HelperFailure, of program: HelperProgram) -> Reject {
    let name = program.rawValue
    let advice = "print the PDF anew or give the report in another format"
    let (reason, message): (RejectReason, String) =
      switch failure {
      case .missing:
        (.helperMissing, "the program \(name) is not installed: install the package \(program.package)")
      case .notStarted(let code): (.helperFailed, "\(name) cannot be started (errno \(code))")
      case .ended(1):
        (.brokenContainer, "\(name) cannot open the PDF: it is damaged or protected by a password")
      case .ended(let code): (.helperFailed, "\(name) ended with code \(code) on the PDF: \(advice)")
      case .killed(let signal):
        (.helperFailed, "\(name) was stopped by signal \(signal) on the PDF: \(advice)")
      case .tookTooLong: (.helperFailed, "\(name) took too long on the PDF and was stopped: \(advice)")
      case .tooMuchOutput: (.helperFailed, "\(name) made more of the PDF than a report can hold: \(advice)")
      case .interrupted: (.helperFailed, "\(name) was stopped with the run")
      }
    return Reject(stage: "ingest", reason: reason, message: message)
  }
}
