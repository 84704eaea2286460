import Core

/// Writes what a report has beside its tables: `sections` and `narrative`.
struct TextRows: Sendable {
  func section<Writer: RowWriter & ~Copyable>(
    _ section: Section, ordinal: Int, form: Code, into writer: inout Writer
  ) {
    writer.lead(form)
    writer.integer(ordinal)
    writer.integer(section.level)
    writer.text(section.kind?.rawValue ?? "")
    writer.text(section.heading)
    writer.integer(section.firstLine)
    writer.integer(section.lastLine)
    writer.integer(section.characters)
    writer.endRow()
  }

  func quantity<Writer: RowWriter & ~Copyable>(
    _ told: ToldQuantity, ordinal: Int, form: Code, into writer: inout Writer
  ) {
    let mention = told.mention
    writer.lead(form)
    writer.integer(ordinal)
    writer.text(mention.section?.rawValue ?? "")
    writer.text(mention.metric)
    writer.text(mention.subject)
    writer.decimal(mention.value)
    writer.text(mention.unit)
    writer.boolean(mention.isApproximate)
    writer.text(mention.scope)
    writer.decimal(mention.changePercent)
    writer.text(mention.changeDirection)
    writer.text(mention.sentence)
    writer.text(told.raw)
    writer.integer(Int(mention.line))
    writer.endRow()
  }
}
