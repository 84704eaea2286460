/// This is how rightly reports were taken to be of one agency: the reports of each true agency have one key, and
/// no key stands for two.
struct AgencyScore {
  private(set) var agencies = 0
  private(set) var split = 0
  private(set) var merged = 0

  init(_ documents: [TrueDocument], _ result: Result) {
    var keys: [String: Set<String>] = [:]
    var owners: [String: Set<String>] = [:]
    for document in documents where !document.agency.isEmpty {
      guard let read = result.documents[document.path] else { continue }
      keys[document.agency, default: []].insert(read.agency)
      owners[read.agency, default: []].insert(document.agency)
    }
    agencies = keys.count
    split = keys.values.count { $0.count > 1 }
    merged = owners.values.count { $0.count > 1 }
  }

  var text: String { "agencies: \(agencies), \(split) of them split, \(merged) keys that stand for several" }
}
