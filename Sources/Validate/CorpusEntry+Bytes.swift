public import Core

/// What a run keeps of a report for the runs after it. The numbers of forms and slots are those of the
/// definitions in use: bytes that were made with others must not be read.
extension CorpusEntry {
  public func write(to writer: inout FlatWriter) {
    writer.append(path.bytes)
    writer.append(agency)
    writer.append(year)
    writer.append(regionCode)
    writer.append(region)
    writer.append(publishedOn)
    writer.append(Int(Int64(bitPattern: digest.high)))
    writer.append(Int(Int64(bitPattern: digest.low)))
    writer.append(Int(Int64(bitPattern: prose)))
    writer.append(growth)
    writer.append(isSummary)
    writer.append(Int(form.index))
    writer.append(values.count)
    for value in values {
      writer.append(Int(value.amount))
      writer.append(Int(value.slot))
      writer.append(value.isDoubtful)
      writer.append(Int(value.line))
    }
  }

  public init(from reader: inout FlatReader) throws(FlatDamage) {
    let path = SourcePath(bytes: try reader.byteString())
    let agency = try reader.text()
    let year = try reader.optionalInteger()
    let regionCode = try reader.text()
    let region = try reader.text()
    let publishedOn = try reader.text()
    let digest = Digest(
      high: UInt64(bitPattern: Int64(try reader.integer())),
      low: UInt64(bitPattern: Int64(try reader.integer())))
    let prose = UInt64(bitPattern: Int64(try reader.integer()))
    let growth = try reader.text()
    let isSummary = try reader.boolean()
    let form = FormID(index: UInt8(try reader.count(atMost: 255)))
    var values: [KeptValue] = []
    for _ in 0..<(try reader.count(atMost: 65_535)) {
      values.append(
        KeptValue(
          amount: Int64(try reader.integer()), slot: UInt16(try reader.count(atMost: 65_535)),
          isDoubtful: try reader.boolean(), line: Int32(try reader.count(atMost: Int(Int32.max)))))
    }
    self.init(
      path: path, agency: agency, year: year, regionCode: regionCode, region: region,
      publishedOn: publishedOn,
      digest: digest, prose: prose, growth: growth, isSummary: isSummary, form: form, values: values)
  }
}
