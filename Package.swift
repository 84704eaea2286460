// swift-tools-version: 6.2
import PackageDescription

// One module a stage: a stage cannot reach into another, because it does not see it. All settings hold for
// every target, so that a warning is an error and an import that leaks into an interface is written down.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func stage(_ name: String, libraries: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: ["Core"] + libraries, swiftSettings: settings)
}

let package = Package(
  name: "nianbao",
  products: [.executable(name: "nianbao", targets: ["nianbao"])],
  targets: [
    // Libraries that Swift's own installation on Linux asks for; each is used behind one Swift file.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Core", swiftSettings: settings),
    stage("Ingest", libraries: ["CLibXML2", "CZlib"]),
    stage("Segment"),
    stage("Extract"),
    stage("Normalize"),
    stage("Validate"),
    // A file format: it knows columns and bytes, nothing of reports.
    .target(name: "Parquet", dependencies: ["CZlib"], swiftSettings: settings),
    stage("Export", libraries: ["CZlib", "Parquet"]),
    // Pages for a browser: what they look like and do. Who asks for one gives it what it shows.
    .target(name: "Pages", dependencies: ["Core"], swiftSettings: settings),
    .target(
      name: "Pipeline",
      dependencies: [
        "Core", "Ingest", "Segment", "Extract", "Normalize", "Validate", "Export", "Pages", "CSQLite",
        "CZlib",
      ],
      swiftSettings: settings),
    .executableTarget(name: "nianbao", dependencies: ["Pipeline"], swiftSettings: settings),
    // A tool for development: reports with known answers, and a scorer. It shares no code with the program.
    .executableTarget(name: "corpus", swiftSettings: settings),
    // A tool for development: one edition of tables that lie there as CSV, for scripts/check-readers.
    .executableTarget(name: "rewrite", dependencies: ["Core", "Export"], swiftSettings: settings),
    .testTarget(name: "CorpusToolTests", dependencies: ["corpus"], swiftSettings: settings),
    // What both kinds of tests need.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),
    .testTarget(
      name: "UnitTests",
      dependencies: [
        "Core", "Ingest", "Segment", "Extract", "Normalize", "Validate", "Export", "Parquet", "Pages",
        "Pipeline", "TestSupport",
      ],
      swiftSettings: settings),
    // Whole documents through the whole program: the sample corpus, literate cases, real reports where they
    // lie beside the project. It sees of the program what its callers see.
    .testTarget(
      name: "CaseTests", dependencies: ["Pipeline", "TestSupport"],
      exclude: ["Cases", "Corpus", "Prose"], swiftSettings: settings),
  ]
)
