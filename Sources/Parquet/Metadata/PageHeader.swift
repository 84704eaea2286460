/// What stands before the body of a page.
enum PageHeader {
  static func data(_ page: ChunkPages.Page) -> [UInt8] {
    header(type: 0, size: page.size, packed: page.body.count) { writer in
      writer.field(5) { data in
        data.field(1, int32: page.rows)
        data.field(2, int32: Int(page.encoding.rawValue))
        data.field(3, int32: Int(ValueEncoding.runs.rawValue))
        data.field(4, int32: Int(ValueEncoding.runs.rawValue))
      }
    }
  }

  static func dictionary(_ page: ChunkPages.DictionaryPage) -> [UInt8] {
    header(type: 2, size: page.size, packed: page.body.count) { writer in
      writer.field(7) { dictionary in
        dictionary.field(1, int32: page.entries)
        dictionary.field(2, int32: Int(ValueEncoding.plain.rawValue))
      }
    }
  }

  private static func header(
    type: Int, size: Int, packed: Int, content: (inout ThriftWriter) -> Void
  ) -> [UInt8] {
    var writer = ThriftWriter()
    writer.structure { header in
      header.field(1, int32: type)
      header.field(2, int32: size)
      header.field(3, int32: packed)
      content(&header)
    }
    return writer.bytes
  }
}
