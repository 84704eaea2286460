/// What stands at the end of a file: the columns, where everything lies, and what the file says of itself.
struct FileFooter {
  struct RowGroup {
    let chunks: [WrittenChunk]
    let rows: Int
  }

  /// Where the index of a chunk lies.
  struct IndexPlace {
    let offset: Int
    let bytes: Int
  }

  let columns: [ParquetColumn]
  let metadata: [(key: String, value: String)]
  let creator: String
  let groups: [RowGroup]
  /// By row group and column.
  let offsetIndexes: [[IndexPlace]]
  let columnIndexes: [[IndexPlace?]]

  func encoded() -> [UInt8] {
    var writer = ThriftWriter()
    writer.structure { footer in
      footer.field(1, int32: 1)
      footer.field(2, listOf: .structure, count: columns.count + 1) { writer, index in
        writer.structure { index == 0 ? root(&$0) : element(columns[index - 1], &$0) }
      }
      footer.field(3, int64: groups.reduce(0) { $0 + $1.rows })
      footer.field(4, listOf: .structure, count: groups.count) { writer, index in
        writer.structure { group(index, &$0) }
      }
      if !metadata.isEmpty {
        footer.field(5, listOf: .structure, count: metadata.count) { writer, index in
          writer.structure { pair in
            pair.field(1, text: metadata[index].key)
            pair.field(2, text: metadata[index].value)
          }
        }
      }
      footer.field(6, text: creator)
      footer.field(7, listOf: .structure, count: columns.count) { writer, _ in
        // The order that the type of a column defines.
        writer.structure { $0.field(1) { _ in } }
      }
    }
    return writer.bytes
  }

  private func root(_ writer: inout ThriftWriter) {
    writer.field(4, text: "schema")
    writer.field(5, int32: columns.count)
  }

  private func element(_ column: ParquetColumn, _ writer: inout ThriftWriter) {
    let optional = 1
    writer.field(1, int32: column.type.physical.rawValue)
    writer.field(3, int32: optional)
    writer.field(4, text: column.name)
    // The older annotation beside the newer one, for older readers. Plain numbers need none.
    switch column.type {
    case .text:
      writer.field(6, int32: 0)
      writer.field(10) { $0.field(1) { _ in } }
    case .date:
      writer.field(6, int32: 6)
      writer.field(10) { $0.field(6) { _ in } }
    case .int32: integer(bits: 32, converted: 17, &writer)
    case .int64: integer(bits: 64, converted: 18, &writer)
    case .boolean, .double: break
    }
  }

  private func integer(bits: Int8, converted: Int, _ writer: inout ThriftWriter) {
    writer.field(6, int32: converted)
    writer.field(10) { logical in
      logical.field(10) { integer in
        integer.field(1, int8: bits)
        integer.field(2, truth: true)
      }
    }
  }

  private func group(_ number: Int, _ writer: inout ThriftWriter) {
    let group = groups[number]
    writer.field(1, listOf: .structure, count: group.chunks.count) { writer, column in
      let chunk = group.chunks[column]
      let offsets = offsetIndexes[number][column]
      writer.structure { entry in
        entry.field(2, int64: 0)
        entry.field(3) { chunk.metadata(&$0) }
        entry.field(4, int64: offsets.offset)
        entry.field(5, int32: offsets.bytes)
        if let index = columnIndexes[number][column] {
          entry.field(6, int64: index.offset)
          entry.field(7, int32: index.bytes)
        }
      }
    }
    writer.field(2, int64: group.chunks.reduce(0) { $0 + $1.size })
    writer.field(3, int64: group.rows)
    if let first = group.chunks.first {
      writer.field(5, int64: first.dictionaryOffset ?? first.pages.first?.offset ?? 0)
    }
    writer.field(6, int64: group.chunks.reduce(0) { $0 + $1.bytes })
    writer.field(7, int16: number)
  }
}
