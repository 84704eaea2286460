/// Packs the bodies of pages.
struct PageCodec {
  /// The number of the codec in the format.
  let number: Int
  private let deflater: Deflater?
  private let isSnappy: Bool

  /// For tables like ours level 6 takes twice as long and saves four parts in a hundred.
  private static let level: Int32 = 3

  init(_ compression: ParquetCompression) {
    switch compression {
    case .none: number = 0
    case .snappy: number = 1
    case .gzip: number = 2
    }
    deflater = compression == .gzip ? Deflater(level: Self.level) : nil
    isSnappy = compression == .snappy
  }

  /// Gives bytes without room to grow, since pages are kept.
  func pack(_ body: [UInt8]) -> [UInt8] {
    if let deflater { return deflater.pack(body) }
    return (isSnappy ? Snappy.pack(body) : body).withUnsafeBufferPointer { Array($0) }
  }
}
