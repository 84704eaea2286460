/// Packs the bodies of pages.
struct PageCodec {
  /// The number of the codec in the format.
  let number: Int
  private let deflater: Deflater?
  private let isSnappy: Bool

  /// For tables like ours level 9 takes nine times as long and saves one part in a hundred; level 3 takes half
  /// as long and loses five.
  private static let level: Int32 = 6

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
