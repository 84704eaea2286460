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
}
