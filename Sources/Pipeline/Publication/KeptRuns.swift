import Export

/// These are the output folders of earlier runs. They are numbered, since a clock may go back.
struct KeptRuns {
  private let place: OutputPlace

  init(_ place: OutputPlace) { self.place = place }

  /// Takes a folder that was the output, and lets the oldest ones go.
  func keep(_ folder: DiskPath, most: Int) throws(DiskFailure) {
    guard try Disk.kind(of: folder) == .folder else { return }
    if try Disk.kind(of: place.runs) == nil { try Disk.makeFolder(place.runs) }
    var numbers = try self.numbers()
    let next = (numbers.last ?? 0) + 1
    try Disk.rename(folder, to: path(next))
    numbers.append(next)
    for old in numbers.dropLast(most) { try Disk.removeTree(path(old)) }
  }

  /// Gives the folder that the output was before it is what it is now, or nil where none was kept.
  func newest() throws(DiskFailure) -> DiskPath? {
    guard try Disk.kind(of: place.runs) == .folder else { return nil }
    return try numbers().last.map(path)
  }

  private func path(_ number: Int) -> DiskPath {
    let digits = String(number)
    return place.runs.appending(String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits)
  }

  private func numbers() throws(DiskFailure) -> [Int] {
    try Directory.entries(of: place.runs).compactMap { Int(String(decoding: $0.name, as: UTF8.self)) }
      .sorted()
  }
}
