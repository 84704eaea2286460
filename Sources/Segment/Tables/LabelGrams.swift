import Core

/// These are all runs of four ideographs in the labels of every form, so that a label is recognised in a
/// text whatever stands around it, in it, or where its lines break. Digits, letters and punctuation are
/// passed over on both sides.
struct LabelGrams {
  struct Hit {
    let region: RegionKind
    /// Index into ``gramCounts`` of the region.
    let label: UInt16
  }

  /// Number of runs of each label, by region.
  private(set) var gramCounts: [RegionKind: [Int]] = [:]
  /// Labels that stand in no prose: by them a table is known.
  private(set) var distinctive: [RegionKind: [Bool]] = [:]
  /// Every label that each run is of, those of one run side by side.
  private(set) var hits: [Hit] = []
  /// Where the labels of a run stand in ``hits``, found by hashing: a slot without a run is empty.
  private var slots: [Slot] = []
  private var mask = 0
  /// For each label a number that those of the same ideographs share: forms of two years share some.
  private var texts: [RegionKind: [Int]] = [:]
  /// Which labels are those of rows.
  private var areRows: [RegionKind: [Bool]] = [:]

  private struct Slot {
    var gram: UInt64 = 0
    var hits: Range<Int32> = 0..<0
  }

  static let length = 4

  init(definitions: Definitions) {
    var labels = Labels()
    for form in definitions.forms {
      for region in form.regions {
        for block in region.blocks {
          for row in block.rows {
            labels.add(row.label, to: region.kind, isDistinctive: true, isRow: true)
          }
          for column in block.columns { labels.add(column.label, to: region.kind, isDistinctive: true) }
          // Where the rows have no labels the groups across the page are what the table is known by.
          let isAcross = block.rows.allSatisfy { $0.label.folded.isEmpty }
          for group in block.groups { labels.add(group.label, to: region.kind, isDistinctive: isAcross) }
          for word in block.furniture { labels.add(word, to: region.kind, isDistinctive: false) }
          if let caption = block.caption { labels.add(caption, to: region.kind, isDistinctive: true) }
        }
      }
    }
    lay(labels)
  }

  /// Gives where the labels that a run of ideographs is of stand in ``hits``.
  func hits(_ gram: UInt64) -> Range<Int32> {
    var slot = Self.hash(gram) & mask
    while !slots[slot].hits.isEmpty {
      if slots[slot].gram == gram { return slots[slot].hits }
      slot = (slot + 1) & mask
    }
    return 0..<0
  }

  private static func hash(_ gram: UInt64) -> Int { Int((gram &* 0x9E37_79B9_7F4A_7C15) >> 40) }

  /// Says which labels of a region stand there, given the hits found: all but some of their runs.
  ///
  /// - Parameter isWhole: tells from the number of runs found and that of all runs.
  func labels(
    of region: RegionKind, in marks: some Sequence<TableFinder.Mark>, isWhole: (Int, Int) -> Bool
  ) -> [Bool] {
    guard let counts = gramCounts[region] else { return [] }
    var seen = [Bool](repeating: false, count: hits.count)
    var found = [Int](repeating: 0, count: counts.count)
    for mark in marks where !seen[Int(mark.hit)] {
      seen[Int(mark.hit)] = true
      found[Int(mark.label)] += 1
    }
    return counts.indices.map { isWhole(found[$0], counts[$0]) }
  }

  /// Gives how many labels these are, those of the same words counted once.
  func different(_ labels: [Bool], of region: RegionKind) -> Int {
    guard let texts = texts[region] else { return 0 }
    var seen = [Bool](repeating: false, count: labels.count)
    for label in labels.indices where labels[label] { seen[texts[label]] = true }
    return seen.count { $0 }
  }

  /// Gives the rows that these are the labels of, those of the same words as one.
  func rows(_ labels: [Bool], of region: RegionKind) -> Set<Int> {
    guard let texts = texts[region], let areRows = areRows[region] else { return [] }
    return Set(labels.indices.filter { labels[$0] && areRows[$0] }.map { texts[$0] })
  }

  static func isCounted(_ scalar: UInt16) -> Bool { scalar >= 0x3400 }

  /// Gathers the labels before their runs are laid out.
  private struct Labels {
    var gramCounts: [RegionKind: [Int]] = [:]
    var distinctive: [RegionKind: [Bool]] = [:]
    var areRows: [RegionKind: [Bool]] = [:]
    var texts: [RegionKind: [[UInt16]]] = [:]
    /// The runs in the order in which they were met, each with its labels.
    var grams: [(gram: UInt64, hits: [Hit])] = []
    private var places: [UInt64: Int] = [:]

    mutating func add(
      _ label: FormLabel, to region: RegionKind, isDistinctive: Bool, isRow: Bool = false
    ) {
      for folded in label.folded {
        let ideographs = folded.filter(LabelGrams.isCounted)
        if ideographs.count < LabelGrams.length { continue }
        let hit = Hit(region: region, label: UInt16(gramCounts[region, default: []].count))
        var own: Set<UInt64> = []
        for start in 0...(ideographs.count - LabelGrams.length) {
          var gram: UInt64 = 0
          for scalar in ideographs[start..<(start + LabelGrams.length)] { gram = gram << 16 | UInt64(scalar) }
          if !own.insert(gram).inserted { continue }
          if let place = places[gram] {
            grams[place].hits.append(hit)
          } else {
            places[gram] = grams.count
            grams.append((gram, [hit]))
          }
        }
        gramCounts[region, default: []].append(own.count)
        texts[region, default: []].append(ideographs)
        distinctive[region, default: []].append(isDistinctive)
        areRows[region, default: []].append(isRow)
      }
    }
  }

  private mutating func lay(_ labels: Labels) {
    gramCounts = labels.gramCounts
    distinctive = labels.distinctive
    areRows = labels.areRows
    for (region, all) in labels.texts {
      texts[region] = all.map { text in all.firstIndex(of: text) ?? 0 }
    }
    var size = 1
    while size < labels.grams.count * 4 { size *= 2 }
    mask = size - 1
    slots = [Slot](repeating: Slot(), count: size)
    for (gram, own) in labels.grams {
      var slot = Self.hash(gram) & mask
      while !slots[slot].hits.isEmpty { slot = (slot + 1) & mask }
      slots[slot] = Slot(gram: gram, hits: Int32(hits.count)..<Int32(hits.count + own.count))
      hits += own
    }
  }
}
