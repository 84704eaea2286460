import Core
import Testing

@Suite struct AgencyPlaceTests {
  private let places: AgencyPlaces

  init() throws { places = AgencyPlaces(definitions: try TestDefinitions.loaded()) }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let region: String
    let level: AgencyLevel?
    let sector: String
    var testDescription: String { name }

    init(_ name: String, _ code: String, _ region: String, _ level: AgencyLevel?, _ sector: String) {
      (self.name, self.code, self.region, self.level, self.sector) = (name, code, region, level, sector)
    }
  }

  @Test(arguments: [
    Case("周口市市场监督管理局", "CN411600", "周口市", .prefecture, "market_regulation"),
    Case("郑州市二七区市场监督管理局", "CN410103", "二七区", .county, "market_regulation"),
    Case("黑龙江省教育厅", "CN230000", "黑龙江省", .provincial, "education"),
    Case("宿迁市", "CN321300", "宿迁市", .prefecture, "government"),
    Case("宿迁市人民政府", "CN321300", "宿迁市", .prefecture, "government"),
    Case("淮安市洪泽区人民政府办公室", "CN320813", "洪泽区", .county, "government"),
    Case("上海市人民政府办公厅", "CN310000", "上海市", .provincial, "government"),
    Case("郑州市二七区侯寨乡人民政府", "CN410103", "二七区", .township, "government"),
    Case("广州市越秀区北京街道办事处", "CN440104", "越秀区", .township, "government"),
    Case("海城市西柳镇人民政府", "CN210381", "海城市", .township, "government"),
    Case("国家税务总局珠海市香洲区税务局", "CN440402", "香洲区", .county, "taxation"),
    Case("中华人民共和国天津海关", "CN120000", "天津市", .provincial, "customs"),
    Case("国家新闻出版署（国家版权局）", "", "", .national, "culture"),
    Case("民政部", "", "", .national, "civil_affairs"),
    Case("鼓楼区教育局", "", "鼓楼区", .county, "education"),
    Case("青石县水利局", "", "青石县", .county, "water"),
    Case("青岛市金城区人民政府办公室", "", "金城区", .county, "government"),
    Case("郑州市青石区城市管理局", "", "青石区", .county, "urban_management"),
    Case("青岛市临林区应急管理局", "", "临林区", .county, "emergency"),
    Case("青石林区应急管理局", "", "", nil, "emergency"),
    Case("周口市城市管理局", "CN411600", "周口市", .prefecture, "urban_management"),
    Case("周口市乡村振兴局", "CN411600", "周口市", .prefecture, "agriculture"),
    Case("周口市农村社区建设办公室", "CN411600", "周口市", .prefecture, "housing"),
    Case("青石高新区管委会", "", "", nil, "development_zone"),
    Case("第一人民医院", "", "", nil, "health"),
    Case("某某服务队", "", "", nil, ""),
    Case("", "", "", nil, ""),
  ])
  func aNameTellsPlaceLevelAndField(item: Case) {
    let place = places.place(of: item.name)
    #expect(place.regionCode == item.code)
    #expect(place.region == item.region)
    #expect(place.level == item.level)
    #expect(place.sector == item.sector)
  }

  @Test(arguments: [
    ("二七区市场监管局", "郑州市二七区市场监督管理局", true), ("宿迁市", "宿迁市人民政府", true),
    ("宿迁市人民政府办公室", "宿迁市政府办公室", true), ("上海市人民政府办公厅", "上海市政府办公厅", true),
    ("周口市教育局（周口市体育局）", "周口市教育局", true), ("周口市教育局（體育局）", "周口市教育局", true),
    ("周⼝市水利局", "周口市水利局", true), ("国家税务总局周口市税务局", "周口市税务局", true),
    ("周口市人民政府国有资产监督管理委员会", "周口市国资委", true), ("二七区侯寨街道办", "二七区人民政府侯寨街道办事处", true),
    ("宿迁市人民政府", "宿迁市人民政府办公室", false), ("周口市公安局（城关分局）", "周口市公安局", false),
    ("周口市民政局", "周口市财政局", false), ("周口市第一中学", "周口市第二中学", false),
    ("周口市卫生局", "周口市卫生健康委员会", false),
  ])
  func namesThatMeanOneBodyHaveOneOffice(left: String, right: String, areSame: Bool) {
    let (first, second) = (places.place(of: left), places.place(of: right))
    #expect(first.regionCode == second.regionCode)
    #expect((first.office == second.office) == areSame)
  }

  @Test(arguments: [
    ("鼓楼区教育局", ["江苏省", "徐州市"], "CN320302"), ("鼓楼区教育局", ["福州"], ""),
    ("鼓楼区教育局", ["开封市2021"], "CN410204"), ("鼓楼区教育局", ["江苏省"], ""), ("鼓楼区教育局", ["2021"], ""),
    ("教育局", ["徐州市"], ""), ("周口市教育局", ["徐州市"], "CN411600"),
  ])
  func foldersTellWhichOfSeveralIsMeant(name: String, folders: [String], code: String) {
    #expect(places.place(of: name, folders: folders).regionCode == code)
  }

  @Test(arguments: [
    ("周口市市场监瞀管理局", "周口市市场监督管理局", true), ("周口市市场监嘿管理局", "周口市市场监督管理局", true),
    ("周口巿教育局机关", "周口市教育局机关", true), ("周口市民政局", "周口市财政局", false),
    ("周口市东城街道办事处", "周口市西城街道办事处", false), ("周口市畜牧局机关", "周口市农牧局机关", false),
    ("周口市水利局", "周口市水利厅局", false),
  ])
  func onlyOneCharacterOfALongWordIsAMisreading(odd: String, name: String, isMisread: Bool) throws {
    let fold = try TestDefinitions.loaded().characters.fold as (String) -> [UInt16]
    #expect(places.isMisread(fold(odd)[...], for: fold(name)[...]) == isMisread)
  }
}
