import Core

/// Writes the text that each report was read from, so that the places named in the tables can be looked up for
/// every format: the bytes from `source_start` to `source_end` of it are `raw`.
///
/// A text is called by the `report_id`, a hash of the source path: whatever bytes the path has, the name is plain
/// and stays in the folder. A text stands under its name whole or not at all, and is the one that the tables of
/// the same run speak of; texts of reports that are gone are left where they are.
struct KeptTexts {
  private let folder: DiskPath

  init(_ folder: DiskPath) { self.folder = folder }

  static func name(of report: ReportID) -> String { "\(report.text).txt" }

  /// Refuses a folder that the next run would read as input, or that is replaced with the tables.
  func checkApart(from inputs: [DiskPath], and place: OutputPlace) throws(RunFailure) {
    for other in inputs + [place.output, place.state] {
      let isInside = try RunFailure.unless { () throws(DiskFailure) in
        try Disk.canonical(folder).isWithin(try Disk.canonical(other))
      }
      if isInside {
        throw RunFailure(
          .wrongUsage,
          "the folder for texts \(folder.description) lies inside \(other.description), which is read or "
            + "replaced as a whole: name one elsewhere with --keep-text")
      }
    }
  }

  func write(_ text: [UInt8], of report: ReportID) throws(DiskFailure) {
    try Disk.makeFolders(folder)
    try Disk.write(text, to: folder.appending(Self.name(of: report)), syncs: false)
  }
}
