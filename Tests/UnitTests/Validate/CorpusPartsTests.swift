import Core
import Testing
import Validate

@Suite struct CorpusPartsTests {
  private static let names = [
    "二七区市场监督管理局", "郑州市二七区市场监督管理局", "河南省郑州市二七区市场监管局", "南京市鼓楼区教育局", "福州市鼓楼区教育局", "鼓楼区教育局",
    "城关镇人民政府", "宿迁市人民政府", "宿迁市人民政府办公室", "宿迁市水利局", "宿迁巿水利局", "青石县水务局", "青石县水务居", "",
  ]

  /// Gives what a register says of reports: the identity of the agency of each, by path.
  private func identities(_ entries: [CorpusEntry], _ validator: Validator) -> [SourcePath: String] {
    let register = validator.register(of: CorpusIndex(entries))
    var found: [SourcePath: String] = [:]
    for (index, entry) in entries.enumerated() {
      found[entry.path] =
        register.agency(ofReport: index).map { register[$0].identity + register[$0].name } ?? ""
    }
    return found
  }

  private func findings(_ entries: [CorpusEntry], _ validator: Validator) -> [String] {
    validator.corpusFindings(entries).map { "\(entries[$0.index].path.description) \($0.finding)" }
  }

  @Test("a part by itself is judged as it is among all", arguments: 1...12)
  func parts(seed: Int) throws {
    var state = UInt64(seed)
    func number(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let definitions = try TestDefinitions.loaded()
    let validator = Validator(definitions: definitions, settings: RuleSettings())
    let places = AgencyPlaces(definitions: definitions)
    var entries: [CorpusEntry] = []
    var names: [[String]] = []
    var files: [String] = []
    for index in 0..<18 {
      let name = Self.names[number(Self.names.count)]
      let folder = ["", "甲/", "郑州市/"][number(3)]
      var form = try FilledForm(form: "2021", otherRows: number(3))
      (form.path, form.agency, form.year) = ("\(folder)\(100 + index)", name, 2019 + number(5))
      let place = places.place(of: name, folders: folder.split(separator: "/").map(String.init))
      (form.regionCode, form.region) = (place.regionCode, place.region)
      let file = String(1000 + number(120)) + String(repeating: "0", count: 60)
      entries.append(validator.entry(of: try form.result(sha256: file)))
      names.append([place.regionCode, place.region, name, name.isEmpty ? file : ""])
      files.append(file)
    }
    let order = entries.indices.sorted { entries[$0].path < entries[$1].path }
    (entries, names, files) = (order.map { entries[$0] }, order.map { names[$0] }, order.map { files[$0] })
    var calls: [[String]] = []
    for name in names where !calls.contains(name) { calls.append(name) }
    let parts = CorpusParts(
      calls.map { call in
        AgencyCall(
          agency: call[2], regionCode: call[0], region: call[1],
          copies: files.indices.filter { names[$0] == call }.map { files[$0] })
      }, definitions: definitions
    ).part
    let all = identities(entries, validator)
    let findings = findings(entries, validator)
    var found: [SourcePath: String] = [:]
    var foundFindings: [String] = []
    for part in Set(parts) {
      let own = entries.indices.filter { index in
        calls.firstIndex(of: names[index]).map { parts[$0] } == part
      }.map { entries[$0] }
      found.merge(identities(own, validator)) { first, _ in first }
      foundFindings += self.findings(own, validator)
    }
    #expect(found == all)
    #expect(foundFindings.sorted() == findings.sorted())
    // It would hold for one part too.
    #expect(Set(parts).count > 1)
  }
}
