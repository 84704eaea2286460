import Core
import Glibc

/// Runs LibreOffice, which reads and writes files and wants a home: it gets a folder of its own for one file, under
/// the bounds of every helper, and the folder goes with it.
extension HelperProcess {
  func wordFile(from input: [UInt8], suffix: String) throws(HelperFailure) -> [UInt8] {
    guard let executable = executable(HelperProgram.soffice.rawValue) else { throw .missing }
    let folder = try temporaryFolder()
    defer { remove(folder) }
    let nothing = try memoryFile([])
    defer { close(nothing) }
    do throws(DiskFailure) {
      try Disk.write(input, to: folder.appending("in.\(suffix)"), syncs: false)
    } catch {
      throw .notStarted(error.code)
    }
    let home = folder.description
    let arguments = [
      "-env:UserInstallation=file://\(home)/profile", "--headless", "--norestore", "--nolockcheck",
      "--convert-to", "docx:MS Word 2007 XML", "--outdir", "\(home)/out", "\(home)/in.\(suffix)",
    ]
    let child = try start(
      executable, [HelperProgram.soffice.rawValue] + arguments, source: nothing, target: nothing,
      environment: Self.environment(home: home))
    try wait(for: child)
    // It ends with 0 also where it could not read the file: what counts is what it wrote.
    do throws(DiskFailure) {
      return try Disk.read(folder.appending("out/in.docx"), limit: limits.output)
    } catch {
      throw .ended(0)
    }
  }

  /// Its name is plain ASCII, so that it can stand in an address.
  private func temporaryFolder() throws(HelperFailure) -> DiskPath {
    var template = Array("/tmp/nianbao-office-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw .notStarted(errno) }
    return DiskPath(bytes: Disk.bytes(of: made))
  }

  /// What cannot be removed is left to the system, which empties the place for such files.
  private func remove(_ folder: DiskPath) {
    do { try Disk.removeTree(folder) } catch { _ = error.code }
  }
}
