import Core

/// This is what people decided about the reports of one file. A decision that was made for another file than what
/// stands there now is not followed.
struct FileDecisions {
  private let all: [Correction]
  private let sha256: String
  private let document: ReportID

  init(_ all: [Correction], path: SourcePath, sha256: String) {
    self.all = all
    self.sha256 = sha256
    document = all.isEmpty ? ReportID("") : ReportAssembly.id(of: path)
  }

  private func isFresh(_ correction: Correction) -> Bool {
    correction.sha256.isEmpty || correction.sha256 == sha256
  }

  /// Throws where the file is to be no report.
  func checkRejected() throws(Reject) {
    let rejecting = all.first { $0.decision == .reject && $0.document == document && isFresh($0) }
    guard let rejecting else { return }
    throw Reject(
      stage: Stage.ingest.rawValue, reason: .rejectedByPerson,
      message: "\(rejecting.who) decided on \(rejecting.when) that it is not to be read"
        + (rejecting.why.isEmpty ? "" : ": \(rejecting.why)"))
  }

  var isAccepted: Bool {
    all.contains { $0.decision == .accept && $0.document == document && isFresh($0) }
  }

  /// Gives one for each report of the file; decisions that none of them can follow are told with the first.
  func correctors(of reports: [SourcePath]) -> [Corrector] {
    if all.isEmpty { return reports.map { _ in Corrector([], stale: []) } }
    let ids = reports.map(ReportAssembly.id(of:))
    return ids.indices.map { index in
      var own: [Correction] = []
      var stale: [CorrectionsMade.Stale] = []
      for correction in all {
        if correction.document == ids[index] {
          let isAboutFile = correction.decision == .reject || correction.decision == .accept
          if !isFresh(correction) {
            stale.append(CorrectionsMade.Stale(correction, reason: .sourceChanged))
          } else if isAboutFile, index > 0 {
            stale.append(CorrectionsMade.Stale(correction, reason: .partOfFile))
          } else {
            own.append(correction)
          }
        } else if index == 0, !ids.contains(correction.document) {
          stale.append(CorrectionsMade.Stale(correction, reason: .reportMissing))
        }
      }
      return Corrector(own, stale: stale)
    }
  }
}

/// Puts a report right as people decided, on its way through the stages: agency and year before the tables are
/// read, cells before sums and rules look at them. A decision that was made for something else than what stands
/// there now is not followed, and said to be stale.
struct Corrector {
  private let corrections: [Correction]
  private(set) var made = CorrectionsMade()

  init(_ corrections: [Correction], stale: [CorrectionsMade.Stale]) {
    self.corrections = corrections
    made.stale = stale
  }

  mutating func corrected(_ outline: Outline) -> Outline {
    if corrections.isEmpty { return outline }
    var head = outline.head
    for correction in corrections {
      switch correction.decision {
      case .agency(let name):
        made.applied.append(CorrectionsMade.Applied(correction, before: head.agency, line: 0))
        head = head.with(agency: name, year: head.year)
      case .year(let year):
        let before = head.year.map(String.init) ?? ""
        made.applied.append(CorrectionsMade.Applied(correction, before: before, line: 0))
        head = head.with(agency: head.agency, year: year)
      case .accept: made.applied.append(CorrectionsMade.Applied(correction, before: "", line: 0))
      case .cell, .reject: continue
      }
    }
    return Outline(
      head: head, sections: outline.sections, regions: outline.regions,
      otherTables: outline.otherTables)
  }

  /// Gives as many observations as there were, in the same order.
  mutating func corrected(
    _ observations: [Observation], of document: Document, names: CellNames
  ) -> [Observation] {
    if corrections.isEmpty { return observations }
    var corrected = observations
    for correction in corrections {
      guard case .cell(let name, let raw, let reading) = correction.decision else { continue }
      let places = observations.indices.filter { index in
        let cell = observations[index].cell
        return names.code(cell.table) == name.table && names.code(cell.item) == name.item
          && names.code(cell.measure) == name.measure
      }
      let printed = places.map { document.string(observations[$0].raw) }
      guard let first = places.first else {
        made.stale.append(CorrectionsMade.Stale(correction, reason: .cellMissing))
        continue
      }
      guard let seen = zip(places, printed).first(where: { Self.isSame($0.1, raw) })?.0 else {
        made.stale.append(
          CorrectionsMade.Stale(
            correction, reason: .printsOther(printed[0]), line: Int(observations[first].line)))
        continue
      }
      made.applied.append(
        CorrectionsMade.Applied(
          correction, before: observations[seen].certainReading, line: Int(observations[seen].line)))
      // A cell that the document has twice has one value all the same.
      for place in places { corrected[place] = observations[place].corrected(reading) }
    }
    return corrected
  }

  /// Programs that save CSV may make one blank of several, or another line end.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || words(left) == words(right)
  }

  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split { UTF8Cursor.isBlank($0.value) }.map { String($0) }
  }
}

extension ReportHead {
  fileprivate func with(agency: String, year: Int?) -> ReportHead {
    ReportHead(
      title: title, agency: agency, year: year, publishedOn: publishedOn, periodStart: periodStart,
      periodEnd: periodEnd)
  }
}

extension Observation {
  /// Gives the cell as a person decided. What was doubtful about its place, its digits or its unit is settled;
  /// what is printed and where stays.
  fileprivate func corrected(_ reading: Core.Reading) -> Observation {
    var flags = flags.intersection([.annotated])
    flags.insert(.corrected)
    switch reading {
    case .blank: flags.insert(.blank)
    case .notApplicable: flags.insert(.notApplicable)
    case .quantity, .illegible: break
    }
    return Observation(
      cell: cell, form: form, reading: reading, unit: cell.unit, raw: raw, line: line, flags: flags)
  }

  fileprivate var certainReading: String {
    flags.contains(.ambiguousPosition) ? "" : reading.quantity?.description ?? ""
  }
}
