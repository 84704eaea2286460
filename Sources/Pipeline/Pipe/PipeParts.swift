import Core
import Validate

/// Does the second step: the names that the reports of a whole corpus give their agencies in, the parts of the
/// corpus out that can be judged apart from one another.
struct PipeParts: PipeWorker {
  private let definitions: Definitions
  private var names: [AgencyCall] = []
  private var last: [UInt8] = []

  init(definitions: Definitions) { self.definitions = definitions }

  mutating func take(_ frame: PipeFrame, number: Int) throws(PipeFault) {
    guard frame.kind == .agency else { throw .foreign(frame, in: .parts) }
    // Which name comes first decides what an agency is called.
    if !names.isEmpty, Plan.compare(last, frame.name) >= 0 {
      throw PipeFault("its order is not behind that of the frame before")
    }
    last = frame.name
    let said: JSONNode
    do throws(JSONFault) { said = try JSONReader.read(frame.body) } catch {
      throw PipeFault("its body is not JSON: \(error.problem)")
    }
    names.append(
      AgencyCall(
        agency: said["agency"]?.string ?? "", regionCode: said["region_code"]?.string ?? "",
        region: said["region"]?.string ?? "", copies: (said["copies"]?.elements ?? []).compactMap(\.string)))
  }

  func finish() throws(PipeFault) {
    for (index, part) in CorpusParts(names, definitions: definitions).part.enumerated() {
      try PipeFault.unless(written: .object([("name", .integer(index)), ("part", .integer(part))]))
    }
  }
}
