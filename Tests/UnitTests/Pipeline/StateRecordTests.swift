import Core
import Testing

@testable import Pipeline

@Suite struct StateRecordTests {
  @Test func numbersAndTextsComeBack() throws {
    var writer = FlatWriter()
    let numbers = [0, 1, -1, 63, 64, -65, 1 << 40, .max, .min]
    for number in numbers { writer.append(number) }
    writer.append("年报")
    writer.append(nil as Int?)
    writer.append(7 as Int?)
    writer.append(true)
    var reader = FlatReader(writer.bytes)
    for number in numbers { #expect(try reader.integer() == number) }
    #expect(try reader.text() == "年报")
    #expect(try reader.optionalInteger() == nil)
    #expect(try reader.optionalInteger() == 7)
    #expect(try reader.boolean())
    #expect(reader.isAtEnd)
    #expect(throws: FlatDamage.self) { try reader.boolean() }
  }

  @Test func packedBytesComeBackAndDamageIsSeen() throws {
    var random = SplitMix(seed: 5)
    for size in [0, 1, 100, 50_000] {
      let bytes = (0..<size).map { _ in UInt8(random.next() % 7) }
      let packed = Packing.pack(bytes)
      #expect(Packing.unpack(packed) == bytes)
      for _ in 0..<200 {
        var damaged = packed
        damaged[Int(random.next() % UInt64(packed.count))] ^= UInt8(1 << (random.next() % 8))
        let read = Packing.unpack(damaged)
        // Two bits of the zlib head say nothing about the content.
        #expect(read == nil || read == bytes)
      }
      #expect(Packing.unpack(Array(packed.dropLast())) == nil)
    }
    #expect(Packing.unpack([]) == nil)
  }

  @Test func anyBytesAreReadOrRefused() throws {
    let report = try record()
    var random = SplitMix(seed: 6)
    let path = SourcePath("a.txt")
    #expect(throws: Never.self) { try report.outcome(of: path) }
    #expect(throws: FlatDamage.self) { try report.outcome(of: SourcePath("b.txt")) }
    for part in [report.head, report.rows] {
      guard let bytes = Packing.unpack(part) else { return }
      for _ in 0..<400 {
        var damaged = bytes
        for _ in 0..<4 {
          damaged[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        // Whatever the bytes, there is an outcome or a refusal.
        for (head, rows) in [(damaged, damaged), (Packing.unpack(report.head) ?? [], damaged)] {
          _ = try? OutcomeRecord(head: Packing.pack(head), rows: Packing.pack(rows)).outcome(of: path)
        }
      }
    }
  }

  private func record() throws -> OutcomeRecord {
    let archive = try Archive(seed: 1)
    try archive.work.write(try archive.report(), Array("in/a.txt".utf8))
    _ = try archive.run()
    let place = try OutputPlace(output: archive.work["tables"], state: nil)
    let state = try RunState.open(place) { Issue.record("\($0)") }
    let known = try #require(try state.document(Array("a.txt".utf8)))
    return try #require(try state.record(known.result))
  }
}
