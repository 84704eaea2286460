import Export

/// This is one thing that can be set, whether in `pipeline.json`, by the environment or by a flag. The list
/// is the one place where a setting is declared: reading, checking, `config print`, `config init`, the
/// flags of `run` and their help all follow it.
public struct Setting: Sendable {
  /// What a value may be.
  public enum Kind: Sendable {
    case path
    /// A list of folders and files; a flag may stand several times.
    case paths
    /// One of the words.
    case word([String])
    /// Several of the words.
    case words([String])
    /// Names or patterns, a list.
    case names
    /// A number of 1 or more; the word stands for a number that the program finds.
    case count(orWord: String?)
    /// Any text; the word shows its form in help texts.
    case text(form: String)
    /// A number of bytes: `1048576`, `"64 MiB"`.
    case size
    /// A share such as `"5%"`.
    case share
    case truth
    /// Codes of rules with a severity or `off`.
    case rules
    /// Lists of names, each under a name of its own.
    case lists
  }

  /// The place in `pipeline.json`: `log.progress`.
  public let key: String
  public let kind: Kind
  /// The value where nothing is set, as it would be written on the command line; empty for none.
  public let fallback: String
  /// One sentence, lower case first, no full stop.
  public let about: String
  /// The long flag of `run` without dashes, or nil where only file and environment set it.
  public let flag: String?

  init(_ key: String, _ kind: Kind, default fallback: String, flag: String? = nil, _ about: String) {
    self.key = key
    self.kind = kind
    self.fallback = fallback
    self.flag = flag
    self.about = about
  }

  /// The variable of the environment, named after the flag where there is one: `NIANBAO_FAIL_ON`.
  public var variable: String {
    var name = "NIANBAO_"
    for byte in (flag ?? key).utf8 {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "-"): name += "_"
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): name += "_" + String(Unicode.Scalar(byte))
      default: name += String(Unicode.Scalar(byte)).uppercased()
      }
    }
    return name
  }

  /// The word for the value in help texts.
  public var placeholder: String {
    switch kind {
    case .path: "PATH"
    case .paths: "PATH"
    case .word(let words): words.joined(separator: "|")
    case .words(let words): words.count == 1 ? words[0] : words.joined(separator: ",")
    case .names: "NAME,…"
    case .count(let word): word.map { "N|\($0)" } ?? "N"
    case .text(let form): form
    case .size: "BYTES"
    case .share: "N%"
    case .truth: ""
    case .rules: "CODE=SEVERITY,…"
    case .lists: "NAME=NAME+NAME,…"
    }
  }

  public static let all: [Setting] = [
    Setting("inputs", .paths, default: "", flag: "input", "folders and files to read"),
    Setting("output", .path, default: "tables", flag: "output", "folder that the tables are published as"),
    Setting(
      "data", .path, default: "", flag: "data",
      "folder with the forms, units and labels; searched for where it is not set"),
    Setting(
      "state", .path, default: "", flag: "state",
      "folder for the lock, for what earlier runs computed and for unfinished work, OUTPUT.state where it is not set"
    ),
    Setting(
      "keepText", .path, default: "", flag: "keep-text",
      "folder for the text that each report was read from, as REPORT_ID.txt; none where it is not set"),
    Setting(
      "workers", .count(orWord: "auto"), default: "auto", flag: "jobs", "documents read at the same time"),
    Setting(
      "full", .truth, default: "false", flag: "full",
      "read every document, also those that are as the last run found them"),
    Setting(
      "dryRun", .truth, default: "false", flag: "dry-run",
      "print what would be done with each document and why, and write nothing"),
    Setting(
      "shard", .text(form: "I/N"), default: "", flag: "shard",
      "read the I-th of N parts of the documents, for nianbao merge to put together"),
    Setting("until", .word(Stage.names), default: "export", flag: "until", "last stage to run"),
    Setting(
      "outputs.editions", .words(Edition.names), default: "csv", flag: "outputs",
      "editions of the tables to write"),
    Setting("outputs.tables", .names, default: "", "tables to write; all where none is named"),
    Setting(
      "outputs.columns", .lists, default: "",
      "columns to write of a table, by the table's name; all of a table that is not named"),
    Setting(
      "outputs.shape", .words(["wide", "long"]), default: "wide,long",
      "wide for the tables with a row an item, long for those with a row a number"),
    Setting(
      "outputs.csv.delimiter", .word(Delimiter.names), default: Delimiter.comma.rawValue,
      "what stands between the fields of csv"),
    Setting(
      "outputs.csv.headers", .word(HeaderLanguage.names), default: HeaderLanguage.code.rawValue,
      "names of the columns of csv: codes, or words in Chinese or English"),
    Setting(
      "outputs.excel.form", .word(SpreadsheetForm.names), default: SpreadsheetForm.workbook.rawValue,
      "one workbook, or CSV files that a spreadsheet opens by double click"),
    Setting(
      "outputs.excel.headers", .word(HeaderLanguage.names), default: HeaderLanguage.chinese.rawValue,
      "names of the columns of excel: codes, or words in Chinese or English"),
    Setting(
      "outputs.parquet.compression", .word(ParquetOptions.compressions), default: "gzip",
      "how Parquet files are compressed"),
    Setting(
      "outputs.parquet.partition", .word(["none", "year"]), default: "none",
      "parts of a table in Parquet: one file, or one a year in folders such as year=2021"),
    Setting("rules", .rules, default: "", "severity of single rules: off, info, warning or error"),
    Setting(
      "projectRules", .path, default: "", "JSON file with rules that a project adds to those of the program"),
    Setting(
      "corrections", .path, default: "", flag: "corrections",
      "CSV file with what people decided about cells and documents; none where it is not set"),
    Setting(
      "failOn", .word(["error", "warning", "never"]), default: "error", flag: "fail-on",
      "severity of findings from which a run ends with code 3"),
    Setting(
      "maxReject", .share, default: "5%", flag: "max-reject",
      "share of rejected documents above which published tables with fewer are not replaced"),
    Setting(
      "gates.maxLoss", .share, default: "20%", flag: "max-loss",
      "share of reports, agencies or cells that published tables may lose at once"),
    Setting(
      "gates.findings", .word(["error", "warning", "never"]), default: "never",
      "severity of findings of which published tables may not get more"),
    Setting(
      "keepRuns", .count(orWord: "none"), default: "1",
      "earlier output folders kept in STATE/runs, the newest ones"),
    Setting(
      "stages.ingest.ignore", .names, default: ".*,~$*,*.part,*.tmp,Thumbs.db",
      "names of files and folders to pass over, * for any characters"),
    Setting(
      "stages.ingest.libreOffice", .truth, default: "false",
      "let LibreOffice convert doc, wps and rtf files that nianbao does not read itself"),
    Setting(
      "stages.extract.narrative", .truth, default: "true",
      "read the quantities told in prose; without them the rules about the text are off"),
    Setting("stages.validate.corpus", .truth, default: "true", "apply the rules that compare documents"),
    Setting("limits.fileBytes", .size, default: "64 MiB", "size above which a file is rejected"),
    Setting(
      "limits.blockDocuments", .count(orWord: nil), default: "64", "documents held in memory at a time"),
    Setting(
      "log.progress", .word(["auto", "bar", "log", "never"]), default: "auto", flag: "progress",
      "progress on stderr: a bar, a line a minute, or none; auto is a bar on a terminal"),
    Setting(
      "log.format", .word(["text", "json"]), default: "text", flag: "log-format",
      "form of what is said on stderr"),
    Setting("log.quiet", .truth, default: "false", flag: "quiet", "say nothing but why a run failed"),
    Setting("log.verbose", .truth, default: "false", flag: "verbose", "name every rejected document"),
    Setting(
      "log.ping", .text(form: "URL"), default: "", flag: "ping-url",
      "address that is asked for at the end of a run, with /fail behind it where nothing was published"),
    Setting(
      "log.summary", .path, default: "", flag: "summary-json", "file for the counts of the run, as JSON"),
  ]

  public static func named(_ key: String) -> Setting? { all.first { $0.key == key } }

  /// Gives the setting that a list sets where it stands in place of the group: `"outputs": ["csv"]`.
  static func short(_ group: String) -> Setting? { group == "outputs" ? named("outputs.editions") : nil }
}

/// These are the stages that `until` and `stages` name, in order.
public enum Stage: String, Sendable, CaseIterable {
  case ingest, segment, extract, normalize, validate, export

  static let names = allCases.map(\.rawValue)
}
