/// This is an imagined public body, its place and the names it bears.
struct Agency {
  /// The name in the title and the fullest name that the document prints.
  let shortName: String
  let fullName: String
  let city: String
  let makesRegulations: Bool
  let size: Figures.Size

  static func drawn(with chance: inout Randomness) -> Agency {
    let city = chance.pick(cities)
    let size = chance.pick(weighted: [
      (25, Figures.Size.idle), (35, .small), (25, .middle), (15, .large),
    ])
    switch chance.below(10) {
    case 0:
      return Agency(
        shortName: city + "人民政府", fullName: city + "人民政府", city: city,
        makesRegulations: true, size: size == .idle ? .small : size)
    case 1, 2:
      let county = chance.pick(firstCharacters) + chance.pick(secondCharacters) + chance.pick(["县", "区"])
      let office = chance.pick(["人民政府", "人民政府办公室"])
      return Agency(
        shortName: county + office,
        fullName: chance.chance(percent: 40) ? city + county + office : county + office, city: city,
        makesRegulations: false, size: size)
    case 3, 4, 5:
      let county = chance.pick(firstCharacters) + chance.pick(secondCharacters) + chance.pick(["县", "区"])
      let bureau = chance.pick(bureaus)
      return Agency(
        shortName: county + bureau,
        fullName: chance.chance(percent: 40) ? city + county + bureau : county + bureau, city: city,
        makesRegulations: false, size: size)
    default:
      let bureau = chance.pick(bureaus)
      return Agency(
        shortName: city + bureau, fullName: city + bureau, city: city, makesRegulations: false, size: size)
    }
  }

  /// Gives the government of a town: there are some 300,000, for corpora that have used up the names of others.
  static func town(with chance: inout Randomness) -> Agency {
    let city = chance.pick(cities)
    let county = chance.pick(firstCharacters) + chance.pick(secondCharacters) + chance.pick(["县", "区"])
    let town = chance.pick(firstCharacters) + chance.pick(secondCharacters) + chance.pick(["镇", "乡"])
    return Agency(
      shortName: county + town + "人民政府",
      fullName: (chance.chance(percent: 40) ? city : "") + county + town + "人民政府", city: city,
      makesRegulations: false, size: chance.pick([.idle, .small]))
  }

  private static let cities = [
    "石家庄市", "唐山市", "秦皇岛市", "邯郸市", "保定市", "太原市", "大同市", "长治市", "呼和浩特市", "包头市", "沈阳市", "大连市",
    "鞍山市", "抚顺市", "长春市", "吉林市", "四平市", "哈尔滨市", "齐齐哈尔市", "大庆市", "南京市", "无锡市", "徐州市", "常州市", "苏州市",
    "南通市", "杭州市", "宁波市", "温州市", "嘉兴市", "湖州市", "合肥市", "芜湖市", "蚌埠市", "安庆市", "福州市", "厦门市", "莆田市", "三明市",
    "南昌市", "景德镇市", "九江市", "赣州市", "济南市", "青岛市", "淄博市", "烟台市", "潍坊市", "郑州市", "开封市", "平顶山市", "安阳市",
    "新乡市", "武汉市", "黄石市", "十堰市", "宜昌市", "长沙市", "株洲市", "湘潭市", "衡阳市", "广州市", "韶关市", "汕头市", "佛山市", "南宁市",
    "柳州市", "桂林市", "海口市", "成都市", "自贡市", "泸州市", "绵阳市", "贵阳市", "遵义市", "昆明市", "曲靖市", "西安市", "宝鸡市", "兰州市",
    "天水市", "西宁市", "银川市", "乌鲁木齐市",
  ]

  private static let bureaus = [
    "市场监督管理局", "教育局", "科学技术局", "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源和规划局", "生态环境局",
    "住房和城乡建设局", "城市管理局", "交通运输局", "水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康委员会", "退役军人事务局", "应急管理局",
    "审计局", "统计局", "医疗保障局", "行政审批局", "林业局", "信访局", "发展和改革委员会", "工业和信息化局", "体育局", "税务局",
  ]

  private static let firstCharacters = [
    "永", "安", "新", "清", "宁", "武", "平", "长", "兴", "丰", "泰", "临", "云", "龙", "金", "东", "西", "南", "北", "江",
  ]

  private static let secondCharacters = [
    "河", "山", "溪", "城", "原", "阳", "川", "昌", "宁", "海", "林", "岭", "泉", "湖", "田", "桥", "陵", "化", "和", "远",
  ]

  /// Names that chance makes and that counties and districts elsewhere bear: whose reports span years must not
  /// have one, or the same office would be in two places.
  private static let realCounties = Set(
    """
    东城区 东宁县 东山区 东山县 东川区 东昌区 东河区 东海县 东湖区 东陵区 丰林县 临城县 临川区 临河区 临泉县 云和县 云城区 云溪区 云阳县 兴和县
    兴宁区 兴山区 兴山县 兴海县 北林区 北湖区 南和区 南和县 南城县 南山区 南川区 南昌县 南海区 南湖区 南溪区 南溪县 南陵县 宁化县 宁城县 宁河区
    宁河县 宁海县 宁远县 宁阳县 宁陵县 安化县 安宁区 安溪县 安远县 安阳县 平原县 平和县 平城区 平山区 平山县 平川区 平昌县 平桥区 平泉县 平远县
    平阳县 新化县 新和县 新城区 新宁县 新昌县 新林区 新河县 新田县 武城县 武宁县 武山县 武川县 武昌区 武陵区 永和县 永宁县 永川区 永昌县 江城区
    江宁区 江川区 江川县 江海区 江阳区 江陵县 泰和县 泰宁县 泰山区 清城区 清河区 清河县 西和县 西城区 西山区 西林区 西林县 西湖区 西陵区 金山区
    金川区 金川县 金林区 金湖县 金溪县 金阳县 长宁区 长宁县 长岭县 长海县 龙城区 龙山区 龙山县 龙川县 龙海区 龙湖区 龙陵县
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// The county in the name is one that there is elsewhere.
  var bearsRealName: Bool { Self.realCounties.contains { shortName.hasPrefix($0) } }
}
