import Core
import Export
import Testing

@Suite struct TableEncoderTests {
  let samples: ExportSamples
  let encoder: TableEncoder

  init() throws {
    samples = try ExportSamples()
    encoder = TableEncoder(definitions: samples.definitions)
  }

  private func rows(_ table: String, of result: DocumentResult) throws -> String {
    let encoded = encoder.encode(result)
    let part = try samples.required(encoded.parts.first { $0.table == table }, table)
    let text = String(decoding: encoded.bytes[part.range], as: UTF8.self)
    #expect(part.rows == text.utf8.count { $0 == UInt8(ascii: "\n") })
    return text
  }

  @Test func tablesComeInTheOrderOfTheContract() {
    #expect(
      encoder.tables == [
        "reports", "observations", "documents", "decisions", "fees", "procurement", "requests", "reviews",
        "indicators", "sections", "narrative", "issues", "rejects",
        "agencies", "coverage", "panel", "revisions",
      ])
    let others = ["reports", "issues", "rejects", "agencies", "coverage", "panel", "revisions"]
    #expect(encoder.documentTables == encoder.tables.filter { !others.contains($0) })
  }

  @Test(arguments: [
    (
      "reports",
      "report_id,agency,year,template,source_path,sha256,bytes,format,encoding,title,region_code,region,"
        + "published_on,period_start,period_end,tables_found,cells_read,cells_expected,doubtful_cells,"
        + "issues_extraction,issues_report,status,agency_id,level,sector"
    ),
    (
      "observations",
      "report_id,agency,year,template,table,item,measure,value,unit,raw,line,source_start,source_end,flags"
    ),
    (
      "documents",
      "report_id,agency,year,template,item,issued,repealed,in_force,newly_made,newly_published,"
        + "total_published,flags"
    ),
    ("decisions", "report_id,agency,year,template,item,decisions,prior_year_items,items_change,flags"),
    ("fees", "report_id,agency,year,template,item,amount,prior_year_items,items_change,flags"),
    ("procurement", "report_id,agency,year,template,item,projects,amount,flags"),
    (
      "requests",
      "report_id,agency,year,template,item,natural_person,enterprise,research,nonprofit,legal_service,"
        + "other_org,total,flags"
    ),
    ("reviews", "report_id,agency,year,template,item,upheld,corrected,other,pending,total,flags"),
    ("indicators", "report_id,agency,year,template,item,measure,value,unit,label,column,flags"),
    (
      "sections",
      "report_id,agency,year,template,ordinal,level,section,heading,line_start,line_end,characters"
    ),
    (
      "narrative",
      "report_id,agency,year,template,ordinal,section,metric,subject,value,unit,approximate,scope,"
        + "change_pct,change_direction,sentence,raw,line"
    ),
    (
      "issues",
      "report_id,agency,year,template,source_path,rule,severity,kind,table,item,measure,expected,actual,"
        + "message,line"
    ),
    ("rejects", "source_path,sha256,bytes,stage,rule,message"),
    (
      "agencies",
      "agency_id,agency,names,region_code,region,level,sector,first_year,last_year,years,reports"
    ),
    ("coverage", "agency_id,agency,year,status,report_id,reports"),
  ])
  func headersAreThoseOfTheContract(table: String, header: String) {
    #expect(String(decoding: encoder.header(of: table), as: UTF8.self) == header + "\n")
  }

  @Test func observationsGiveValueRawAndPlace() throws {
    let result = samples.result(
      try samples.report(),
      cells: [
        try samples.cell("documents/regulation/issued", "0"),
        try samples.cell(
          "fees/administrative_fee/amount", "1,085.02", reading: .quantity(Decimal64(10_850_200))),
        try samples.cell("decisions/penalty/decisions", "/", reading: .notApplicable, flags: .notApplicable),
        try samples.cell(
          "reviews/review/total", "14", flags: [.ambiguousPosition, .repaired], line: 31, start: 900),
        try samples.cell("reviews/review/other", "", reading: .blank, flags: .blank, line: 0, start: 0),
      ])
    #expect(
      try rows("observations", of: result) == """
        R0123456789ab,青石县水利局,2022,2021,documents,regulation,issued,0,count,0,9,100,101,
        R0123456789ab,青石县水利局,2022,2021,fees,administrative_fee,amount,10850200,CNY,"1,085.02",9,100,108,
        R0123456789ab,青石县水利局,2022,2021,decisions,penalty,decisions,,count,/,9,100,101,not_applicable
        R0123456789ab,青石县水利局,2022,2021,reviews,review,total,,count,14,31,900,902,ambiguous_position;repaired
        R0123456789ab,青石县水利局,2022,2021,reviews,review,other,,count,,,,,blank

        """)
  }

  @Test func wideRowsFollowTheFormAndLeaveForeignColumnsEmpty() throws {
    let result = samples.result(
      try samples.report(year: nil),
      cells: [
        try samples.cell("decisions/penalty/decisions", "53", form: "2019"),
        try samples.cell("decisions/penalty/items_change", "-13", form: "2019"),
        try samples.cell("decisions/licensing/prior_year_items", "246", flags: .annotated, form: "2019"),
        try samples.cell("decisions/licensing/decisions", "217", flags: .repaired, form: "2019"),
        try samples.cell("documents/normative_document/in_force", "8"),
        try samples.cell("procurement/central_procurement/amount", "0.5", form: "2019"),
      ])
    #expect(
      try rows("decisions", of: result) == """
        R0123456789ab,青石县水利局,,2019,licensing,217,246,,repaired;annotated
        R0123456789ab,青石县水利局,,2019,penalty,53,,-13,

        """)
    #expect(
      try rows("documents", of: result) == "R0123456789ab,青石县水利局,,2021,normative_document,,,8,,,,\n")
    #expect(
      try rows("procurement", of: result) == "R0123456789ab,青石县水利局,,2019,central_procurement,,0.5,\n")
    #expect(try rows("requests", of: result) == "")
  }

  @Test func reviewsHaveARowAKindOfCase() throws {
    let result = samples.result(
      try samples.report(),
      cells: [
        try samples.cell("reviews/review/upheld", "3"),
        try samples.cell("reviews/review/total", "3", flags: .ambiguousPosition),
        try samples.cell("reviews/litigation_after_review/pending", "1"),
      ])
    #expect(
      try rows("reviews", of: result) == """
        R0123456789ab,青石县水利局,2022,2021,review,3,,,,,ambiguous_position
        R0123456789ab,青石县水利局,2022,2021,litigation_after_review,,,,1,,

        """)
  }

  @Test func aCellThatStandsTwiceWithUnlikeValuesIsEmptyAndFlagged() throws {
    let result = samples.result(
      try samples.report(),
      cells: [
        try samples.cell("documents/regulation/issued", "4"),
        try samples.cell("documents/regulation/repealed", "1"),
        try samples.cell("documents/regulation/issued", "5"),
        try samples.cell("documents/regulation/repealed", "1"),
      ])
    #expect(
      try rows("documents", of: result)
        == "R0123456789ab,青石县水利局,2022,2021,regulation,,1,,,,,ambiguous_position\n")
  }

  @Test func sectionsAndNarrativeAreNumbered() throws {
    let result = samples.result(
      try samples.report(agency: "甲局,\"乙局\""),
      sections: [
        Section(level: 0, kind: .preamble, heading: "", firstLine: 1, lastLine: 3, characters: 40),
        Section(level: 1, kind: nil, heading: "七、附件", firstLine: 4, lastLine: 4, characters: 4),
      ],
      quantities: [
        ToldQuantity(
          mention: Mention(
            section: .overview, metric: "disclosed_total", subject: "政务信息", value: Decimal64(140_000),
            unit: "条", isApproximate: true, scope: "全市", changePercent: Decimal64(mantissa: 149, scale: 1),
            changeDirection: "up", sentence: "全市公开政务信息14万余条,同比增长14.9%。",
            raw: TextSpan(start: 30, end: 40), line: 12),
          raw: "14万余条")
      ])
    #expect(
      try rows("sections", of: result) == """
        R0123456789ab,"甲局,""乙局""\",2022,2021,1,0,preamble,,1,3,40
        R0123456789ab,"甲局,""乙局""\",2022,2021,2,1,,七、附件,4,4,4

        """)
    #expect(
      try rows("narrative", of: result) == """
        R0123456789ab,"甲局,""乙局""\",2022,2021,1,overview,disclosed_total,政务信息,140000,条,true,全市,14.9,up,\
        "全市公开政务信息14万余条,同比增长14.9%。",14万余条,12

        """)
  }

  @Test func aReportCountsItsFindingsByKindAndTakesTheGravestAsStatus() throws {
    let report = try samples.report(tables: ["documents", "requests"])
    func line(_ findings: [Finding]) -> String {
      var buffer: [UInt8] = []
      encoder.encodeReport(report, agency: AgencyKey("A0"), findings: findings, into: &buffer)
      return String(decoding: buffer, as: UTF8.self)
    }
    let head =
      "R0123456789ab,青石县水利局,2022,2021,2022/青石县水利局.txt,ab12,4096,txt,UTF-8,"
      + "青石县水利局2022年政府信息公开工作年度报告,,,2023-01-18,2022-01-01,2022-12-31,documents;requests,186,186,2,"
    func finding(_ severity: Severity, _ kind: FindingKind) -> Finding {
      Finding(rule: RuleCode("NB999"), severity: severity, kind: kind, message: "m", line: 1)
    }
    #expect(line([]) == head + "0,0,ok,A0,,\n")
    #expect(line([finding(.info, .report)]) == head + "0,1,ok,A0,,\n")
    #expect(line([finding(.warning, .report), finding(.info, .extraction)]) == head + "1,1,warnings,A0,,\n")
    #expect(
      line([finding(.error, .extraction), finding(.warning, .extraction)]) == head + "2,0,errors,A0,,\n")
  }

  @Test func agenciesAndTheirYearsAreAppended() {
    let key = AgencyKey("A0123456789ab")
    var agencies: [UInt8] = []
    encoder.encodeAgency(
      AgencyRecord(
        id: key, name: "周口市水利局", names: ["水利局", "周口市水利局"], regionCode: "CN411600", region: "周口市",
        level: "prefecture", sector: "water", years: [2019, 2021], reports: 3), into: &agencies)
    #expect(
      String(decoding: agencies, as: UTF8.self)
        == "A0123456789ab,周口市水利局,水利局;周口市水利局,CN411600,周口市,prefecture,water,2019,2021,2019;2021,3\n")
    var coverage: [UInt8] = []
    for (year, status) in [(2019, CoverageRecord.Status.revised), (2020, .missing)] {
      encoder.encodeCoverage(
        CoverageRecord(
          agency: key, name: "周口市水利局", year: year, status: status,
          report: status == .missing ? nil : ReportID("R1"), reports: status == .missing ? 0 : 2),
        into: &coverage)
    }
    #expect(
      String(decoding: coverage, as: UTF8.self)
        == "A0123456789ab,周口市水利局,2019,revised,R1,2\nA0123456789ab,周口市水利局,2020,missing,,0\n")
  }

  @Test func issuesAndRejectsAreAppended() throws {
    let report = try samples.report()
    let total = try samples.cell("reviews/review/total", "0").observation.cell
    var buffer = Array("before\n".utf8)
    encoder.encodeIssues(
      report,
      findings: [
        Finding(
          rule: RuleCode("NB201"), severity: .error, kind: .report, table: total.table, item: total.item,
          measure: total.measure, expected: "11", actual: "0", message: "the total is 0, its parts are 11",
          line: 77),
        Finding(rule: RuleCode("NB101"), severity: .info, kind: .extraction, message: "no table", line: 0),
      ], into: &buffer)
    #expect(
      String(decoding: buffer, as: UTF8.self) == """
        before
        R0123456789ab,青石县水利局,2022,2021,2022/青石县水利局.txt,NB201,error,report,reviews,review,total,11,0,\
        "the total is 0, its parts are 11",77
        R0123456789ab,青石县水利局,2022,2021,2022/青石县水利局.txt,NB101,info,extraction,,,,,,no table,

        """)
    var rejects: [UInt8] = []
    encoder.encodeReject(
      RejectedDocument(
        path: SourcePath(bytes: [0xC7, 0xE0, 0x2E, 0x74]), sha256: "", bytes: nil,
        reject: Reject(stage: "ingest", reason: .unreadableFile, message: "=1+1")), into: &rejects)
    #expect(String(decoding: rejects, as: UTF8.self) == "%C7%E0.t,,,ingest,unreadable_file,=1+1\n")
  }
}
