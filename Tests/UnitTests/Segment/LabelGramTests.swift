import Core
import Testing

@testable import Segment

/// Runs of labels lie in a flat table that is searched by hashing; here it is held against a dictionary of sets.
struct LabelGramTests {
  private struct Key: Hashable {
    let region: RegionKind
    let label: Int
  }

  @Test(arguments: 0..<10)
  func findsTheLabelsOfEveryRun(seed: UInt64) throws {
    let definitions = try TestDefinitions.loaded()
    let grams = LabelGrams(definitions: definitions)
    let (known, all) = Self.runs(of: definitions)
    var random = SplitMix(seed: seed)
    let places = Array(known.keys).sorted()
    var marks: [TableFinder.Mark] = []
    var seen: [Key: Set<UInt64>] = [:]
    for line in 0..<400 {
      var gram = places[Int(random.next() % UInt64(places.count))]
      if random.next() % 4 == 0 { gram ^= 1 << (random.next() % 64) }
      let found = grams.hits(gram)
      let labels = found.map {
        Key(region: grams.hits[Int($0)].region, label: Int(grams.hits[Int($0)].label))
      }
      #expect(Set(labels) == known[gram] ?? [])
      #expect(Set(labels).count == labels.count)
      for (index, key) in zip(found, labels) {
        seen[key, default: []].insert(gram)
        marks.append(
          TableFinder.Mark(kind: key.region, line: line, label: UInt16(key.label), hit: index))
      }
    }
    for region in RegionKind.allCases {
      let own = marks.filter { $0.kind == region }
      let whole = grams.labels(of: region, in: own) { found, count in found * 2 > count }
      for label in whole.indices {
        let key = Key(region: region, label: label)
        #expect(whole[label] == ((seen[key]?.count ?? 0) * 2 > (all[key]?.count ?? 0)))
      }
    }
  }

  /// Gives the labels of each run of four ideographs, and the runs of each label.
  private static func runs(of definitions: Definitions) -> ([UInt64: Set<Key>], [Key: Set<UInt64>]) {
    var known: [UInt64: Set<Key>] = [:]
    var all: [Key: Set<UInt64>] = [:]
    var counts: [RegionKind: Int] = [:]
    for form in definitions.forms {
      for region in form.regions {
        for block in region.blocks {
          let labels =
            block.rows.map(\.label) + block.columns.map(\.label) + block.groups.map(\.label) + block.furniture
            + (block.caption.map { [$0] } ?? [])
          for folded in labels.flatMap(\.folded) {
            let text = folded.filter { $0 >= 0x3400 }
            if text.count < 4 { continue }
            let key = Key(region: region.kind, label: counts[region.kind, default: 0])
            counts[region.kind, default: 0] += 1
            for start in 0...(text.count - 4) {
              let gram = text[start..<(start + 4)].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
              known[gram, default: []].insert(key)
              all[key, default: []].insert(gram)
            }
          }
        }
      }
    }
    return (known, all)
  }
}
