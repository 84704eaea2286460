import Core
import FoundationEssentials

/// This is `manifest.json`: what ran on what, and every file of the folder with its hash. It alone holds
/// what differs from run to run.
public struct Manifest: Sendable, Equatable {
  /// This is a file of the output folder.
  public struct File: Sendable, Equatable, Decodable {
    /// Below the output folder, `/`-separated.
    public let path: String
    public let bytes: Int
    public let sha256: String
    /// The rows of a table, without its header; nil for a file that is no table.
    public let rows: Int?

    public init(path: String, bytes: Int, sha256: String, rows: Int? = nil) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.rows = rows
    }
  }

  /// The version of the program.
  public let version: String
  /// What tells the program from any other build of it, where it was noted.
  public let build: String?
  /// SHA-256 of the settings that decide what is read from a document; nil where an older version wrote the
  /// manifest.
  public let settings: String?
  /// SHA-256 of what the helper programs were, nil as for ``settings``.
  public let helpers: String?
  /// SHA-256 of the corrections that were followed, nil or empty where there were none.
  public let corrections: String?
  /// SHA-256 over what was kept beside the state for the revisions of the next run; nil as for ``settings``.
  public let history: String?
  /// SHA-256 of the configuration that was in effect.
  public let configuration: String
  /// SHA-256 of the definitions.
  public let definitions: String
  public let host: String
  /// ISO 8601, in UTC.
  public let startedAt: String
  /// Documents, reports, rejects and whatever else is counted.
  public let counts: [String: Int]
  /// Of each phase; thousandths are kept.
  public let seconds: [String: Double]
  public let files: [File]
  /// Nil where no tables stood before, and in a manifest that was read: it is told to people alone.
  public var since: Since?

  /// - Parameter files: in any order; they are kept in the order of their paths.
  public init(
    version: String, build: String? = nil, settings: String? = nil, helpers: String? = nil,
    corrections: String? = nil, history: String? = nil, configuration: String, definitions: String,
    host: String,
    startedAt: String, counts: [String: Int], seconds: [String: Double], files: [File]
  ) {
    self.version = version
    self.build = build
    self.settings = settings
    self.helpers = helpers
    self.corrections = corrections
    self.history = history
    self.configuration = configuration
    self.definitions = definitions
    self.host = host
    self.startedAt = startedAt
    self.counts = counts
    self.seconds = seconds
    self.files = files.sorted { $0.path < $1.path }
  }

  public func json() -> [UInt8] {
    let counts = counts.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONText.integer($0.value)) }
    let seconds = seconds.sorted { $0.key < $1.key }.map { entry in
      let thousandths = Int64((entry.value * 1000).rounded())
      return (key: entry.key, value: JSONText.decimal(Decimal64(mantissa: thousandths, scale: 3).description))
    }
    let recipe: [(key: String, value: JSONText)] = [
      ("build", build), ("settings_sha256", settings), ("helpers_sha256", helpers),
      ("corrections_sha256", corrections.flatMap { $0.isEmpty ? nil : $0 }),
      ("history_sha256", history),
    ].compactMap { key, text in text.map { (key, .text($0)) } }
    let head: [(key: String, value: JSONText)] = [
      ("program", .text("nianbao")), ("version", .text(version)),
    ]
    return JSONText.object(
      head + recipe + [
        ("configuration_sha256", .text(configuration)), ("definitions_sha256", .text(definitions)),
        ("host", .text(host)), ("started_at", .text(startedAt)), ("counts", .object(counts)),
        ("seconds", .object(seconds)), ("files", .list(files.map(Self.json))),
      ] + (since.map { [("since", $0.json)] } ?? [])
    ).page
  }

  private static func json(_ file: File) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("path", .text(file.path)), ("bytes", .integer(file.bytes)), ("sha256", .text(file.sha256)),
    ]
    if let rows = file.rows { members.append(("rows", .integer(rows))) }
    return .object(members)
  }
}

/// This is why a text is no manifest, in one sentence for a person.
public struct ManifestError: Error, Sendable, Equatable {
  public let problem: String
}

extension Manifest {
  /// Reads what ``json()`` wrote. A path that would leave the folder is refused, since whoever reads a
  /// manifest opens what it names.
  public init(json: [UInt8]) throws(ManifestError) {
    let shape: Shape
    do {
      shape = try JSONDecoder().decode(Shape.self, from: Data(json))
    } catch DecodingError.keyNotFound(let key, _) {
      throw ManifestError(problem: "the manifest has no \(key.stringValue)")
    } catch {
      throw ManifestError(problem: "the manifest is not readable as JSON of a manifest")
    }
    for file in shape.files {
      let steps = file.path.split(separator: "/", omittingEmptySubsequences: false)
      if steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
        throw ManifestError(problem: "the manifest names a path that is not below its folder: \(file.path)")
      }
    }
    self.init(
      version: shape.version, build: shape.build, settings: shape.settings, helpers: shape.helpers,
      corrections: shape.corrections,
      history: shape.history,
      configuration: shape.configuration,
      definitions: shape.definitions, host: shape.host, startedAt: shape.startedAt, counts: shape.counts,
      seconds: shape.seconds,
      files: shape.files)
  }

  private struct Shape: Decodable {
    let version: String
    let build: String?
    let settings: String?
    let helpers: String?
    let corrections: String?
    let history: String?
    let configuration: String
    let definitions: String
    let host: String
    let startedAt: String
    let counts: [String: Int]
    let seconds: [String: Double]
    let files: [File]

    enum CodingKeys: String, CodingKey {
      case version, build
      case settings = "settings_sha256"
      case helpers = "helpers_sha256"
      case corrections = "corrections_sha256"
      case history = "history_sha256"
      case configuration = "configuration_sha256"
      case definitions = "definitions_sha256"
      case host
      case startedAt = "started_at"
      case counts, seconds, files
    }
  }
}
