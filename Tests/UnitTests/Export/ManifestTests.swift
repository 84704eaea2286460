import Export
import Testing

@Suite struct ManifestTests {
  let manifest = Manifest(
    version: "1.2.0", configuration: "c0", definitions: "d0", host: "night-\"1\"",
    startedAt: "2026-01-31T02:00:00Z", counts: ["reports": 3, "documents": 4, "rejects": 1],
    seconds: ["total": 1.23456, "ingest": 0.5],
    files: [
      Manifest.File(path: "csv/reports.csv", bytes: 700, sha256: "aa", rows: 3),
      Manifest.File(path: "codebook.csv", bytes: 90, sha256: "bb"),
    ])

  @Test func isWrittenWithMembersInAFixedOrder() {
    #expect(
      String(decoding: manifest.json(), as: UTF8.self) == """
        {
          "program": "nianbao",
          "version": "1.2.0",
          "configuration_sha256": "c0",
          "definitions_sha256": "d0",
          "host": "night-\\"1\\"",
          "started_at": "2026-01-31T02:00:00Z",
          "counts": {
            "documents": 4,
            "rejects": 1,
            "reports": 3
          },
          "seconds": {
            "ingest": 0.5,
            "total": 1.235
          },
          "files": [
            {
              "path": "codebook.csv",
              "bytes": 90,
              "sha256": "bb"
            },
            {
              "path": "csv/reports.csv",
              "bytes": 700,
              "sha256": "aa",
              "rows": 3
            }
          ]
        }

        """)
  }

  @Test func readsWhatItWrote() throws {
    let read = try Manifest(json: manifest.json())
    #expect(read.files == manifest.files)
    #expect(read.counts == manifest.counts)
    #expect(read.json() == manifest.json())
  }

  @Test(arguments: [
    ("", "the manifest is not readable as JSON of a manifest"),
    ("[]", "the manifest is not readable as JSON of a manifest"),
    ("{\"version\": \"1\"}", "the manifest has no configuration_sha256"),
  ])
  func saysWhatIsWrong(text: String, problem: String) {
    #expect(throws: ManifestError.self) { try Manifest(json: Array(text.utf8)) }
    do throws(ManifestError) { _ = try Manifest(json: Array(text.utf8)) } catch {
      #expect(error.problem == problem)
    }
  }

  @Test(arguments: ["../secret", "/etc/passwd", "csv/../../x", "csv//x", ".", ""])
  func refusesPathsThatLeaveTheFolder(path: String) {
    let hostile = Manifest(
      version: "", configuration: "", definitions: "", host: "", startedAt: "", counts: [:], seconds: [:],
      files: [Manifest.File(path: path, bytes: 0, sha256: "")])
    #expect(throws: ManifestError.self) { try Manifest(json: hostile.json()) }
  }
}
