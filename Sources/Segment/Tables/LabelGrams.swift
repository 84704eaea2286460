import Core

/// These are all runs of four ideographs in the labels of every form, so that a label is recognised in a
/// text whatever stands around it, in it, or where its lines break. Digits, letters and punctuation are
/// passed over on both sides.
struct LabelGrams {
  struct Hit {
    let region: RegionKind
    /// Index into ``labels`` of the region.
    let label: UInt16
  }

  /// Number of runs of each label, by region.
  private(set) var gramCounts: [RegionKind: [Int]] = [:]
  /// Labels that stand in no prose: by them a table is known.
  private(set) var distinctive: [RegionKind: [Bool]] = [:]
  private var hits: [UInt64: [Hit]] = [:]
  /// The ideographs of each label, by region: forms of two years share some.
  private var texts: [RegionKind: [[UInt16]]] = [:]

  static let length = 4

  init(definitions: Definitions) {
    for form in definitions.forms {
      for region in form.regions {
        for block in region.blocks {
          for row in block.rows { add(row.label, to: region.kind, isDistinctive: true) }
          for column in block.columns { add(column.label, to: region.kind, isDistinctive: true) }
          // Where the rows have no labels the groups across the page are what the table is known by.
          let isAcross = block.rows.allSatisfy { $0.label.folded.isEmpty }
          for group in block.groups { add(group.label, to: region.kind, isDistinctive: isAcross) }
          for word in block.furniture { add(word, to: region.kind, isDistinctive: false) }
          if let caption = block.caption { add(caption, to: region.kind, isDistinctive: true) }
        }
      }
    }
  }

  func hits(_ gram: UInt64) -> [Hit]? { hits[gram] }

  /// Gives how many labels these are, those of the same words counted once.
  func different(_ labels: Set<UInt16>, of region: RegionKind) -> Int {
    guard let texts = texts[region] else { return 0 }
    return Set(labels.map { texts[Int($0)] }).count
  }

  static func isCounted(_ scalar: UInt16) -> Bool { scalar >= 0x3400 }

  private mutating func add(_ label: FormLabel, to region: RegionKind, isDistinctive: Bool) {
    for folded in label.folded {
      let ideographs = folded.filter(Self.isCounted)
      if ideographs.count < Self.length { continue }
      let index = gramCounts[region, default: []].count
      var grams: Set<UInt64> = []
      for start in 0...(ideographs.count - Self.length) {
        var gram: UInt64 = 0
        for scalar in ideographs[start..<(start + Self.length)] { gram = gram << 16 | UInt64(scalar) }
        if !grams.insert(gram).inserted { continue }
        let hit = Hit(region: region, label: UInt16(index))
        if hits[gram, default: []].contains(where: { $0.region == region && $0.label == hit.label }) {
          continue
        }
        hits[gram, default: []].append(hit)
      }
      gramCounts[region, default: []].append(grams.count)
      texts[region, default: []].append(ideographs)
      distinctive[region, default: []].append(isDistinctive)
    }
  }
}
