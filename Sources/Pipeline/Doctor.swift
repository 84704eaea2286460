import Core
import Export
import Glibc

/// Looks at everything that a run needs before it is needed: definitions, inputs, rights, space, programs, lock
/// and state. It changes nothing.
public enum Doctor {
  private enum Health: String {
    case good, odd, bad
  }

  /// Gives a line for each thing that was looked at, and whether a run can be done.
  public static func examination(_ configuration: Configuration) -> (text: String, isWell: Bool) {
    var lines: [(health: Health, what: String)] = []
    lines.append(contentsOf: definitions(configuration))
    lines.append(contentsOf: inputs(configuration))
    lines.append(contentsOf: output(configuration))
    for program in HelperProgram.allCases
    where program != .soffice || configuration.truth("stages.ingest.libreOffice") {
      let found = HelperProcess.place(of: program, path: Surroundings.programFolders) != nil
      lines.append(
        found
          ? (.good, "the program \(program.rawValue) is there")
          : (
            .odd,
            "the program \(program.rawValue) is missing, so that some documents are rejected: "
              + "install the package \(program.package)"
          ))
    }
    let text = lines.map { line in
      line.health.rawValue + String(repeating: " ", count: 6 - line.health.rawValue.utf8.count) + line.what
        + "\n"
    }.joined()
    return (text, !lines.contains { $0.health == .bad })
  }

  private static func definitions(_ configuration: Configuration) -> [(Health, String)] {
    do throws(RunFailure) {
      let (definitions, folder) = try DataFolder.definitions(configuration)
      var lines: [(Health, String)] = [
        (.good, "the definitions in \(folder.description) have \(definitions.forms.count) forms")
      ]
      if configuration.path("corrections") != nil {
        let corrections = try CorrectionFile.read(configuration, definitions: definitions)
        lines.append((.good, "\(Tally.number(corrections.count, "correction")) can be followed"))
      }
      return lines
    } catch {
      return [(.bad, error.message)]
    }
  }

  private static func inputs(_ configuration: Configuration) -> [(Health, String)] {
    let inputs = configuration.paths("inputs")
    if inputs.isEmpty { return [(.bad, "no input is named: --input or inputs in pipeline.json")] }
    return inputs.map { input in
      do throws(RunFailure) {
        try CorpusListing.checkInputs([input])
      } catch {
        return (.bad, error.message)
      }
      let isOpen = input.withCString { access($0, R_OK) } == 0
      return isOpen
        ? (.good, "the input \(input.description) can be read")
        : (.bad, "the input \(input.description) cannot be read: \(DiskFailure.reason(errno))")
    }
  }

  private static func output(_ configuration: Configuration) -> [(Health, String)] {
    guard let output = configuration.path("output") else { return [(.bad, "no output is named")] }
    do throws(RunFailure) {
      let place = try OutputPlace(output: output, state: configuration.path("state"))
      try place.checkApart(from: configuration.paths("inputs"))
      try place.checkOwnership()
      var lines: [(Health, String)] = [rights(place)]
      lines += try space(place)
      lines += try published(place)
      do throws(RunFailure) {
        try RunLock.checkFree(place.lock)
        lines.append((.good, "no run holds the lock"))
      } catch {
        lines.append((.odd, error.message))
      }
      return lines
    } catch {
      return [(.bad, error.message)]
    }
  }

  /// Where nothing stands yet, the folder that it will be made in must take it.
  private static func rights(_ place: OutputPlace) -> (Health, String) {
    var folder = place.state
    while folder.parent != folder, (try? Disk.kind(of: folder, followingLinks: true)) == .some(nil) {
      folder = folder.parent
    }
    for path in [folder, place.output.parent] where path.withCString({ access($0, W_OK | X_OK) }) != 0 {
      let code = errno
      return (.bad, "nothing can be written in \(path.description): \(DiskFailure.reason(code))")
    }
    return (.good, "tables can be written as \(place.output.description)")
  }

  private static func space(_ place: OutputPlace) throws(RunFailure) -> [(Health, String)] {
    var system = statvfs()
    if place.output.parent.withCString({ statvfs($0, &system) }) != 0 { return [] }
    let free = Int(system.f_bavail) * Int(system.f_frsize)
    let published = try PublishedFolder.read(place.output)
    let needed = published?.manifest.files.reduce(0) { $0 + $1.bytes } ?? 0
    // A run writes the tables anew beside the old ones, and the state grows with them.
    let text = "\(free >> 20) MiB are free, the tables take \(needed >> 20) MiB"
    return [
      free > needed + needed / 2 + (16 << 20) ? (.good, text) : (.bad, "\(text) and half as much again")
    ]
  }

  private static func published(_ place: OutputPlace) throws(RunFailure) -> [(Health, String)] {
    guard let published = try PublishedFolder.read(place.output) else {
      return [(.good, "no tables were published yet")]
    }
    let manifest = published.manifest
    var lines: [(Health, String)] = [
      (
        published.isIntact ? .good : .bad,
        "the tables are of \(manifest.startedAt), \(Tally.number(manifest.counts["documents"] ?? 0, "document"))"
          + (published.isIntact ? "" : ", and their manifest was changed")
      )
    ]
    let refused = try RunFailure.unless { () throws(DiskFailure) in try Disk.kind(of: place.refused) }
    if refused != nil {
      lines.append((.odd, "a gate refused tables, which are in \(place.refused.description)"))
    }
    let aside = place.database.withSuffix(".aside")
    if try RunFailure.unless({ () throws(DiskFailure) in try Disk.kind(of: aside) }) != nil {
      lines.append((.odd, "a state that could not be used is in \(aside.description)"))
    }
    return lines
  }
}
