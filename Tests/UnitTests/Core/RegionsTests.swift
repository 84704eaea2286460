import Core
import Testing

@Suite struct RegionsTests {
  private let regions: Regions

  init() throws { regions = try TestDefinitions.loaded().regions }

  @Test(arguments: [
    ("郑州市二七区市场监督管理局", "CN410103", "二七区"),
    ("二七区市场监督管理局", "CN410103", "二七区"),
    ("周口市市场监督管理局", "CN411600", "周口市"),
    ("鹤岗市市场监督管理局", "CN230400", "鹤岗市"),
    ("黑龙江省市场监督管理局", "CN230000", "黑龙江省"),
    ("河南省郑州市公安局二七区分局", "CN410103", "二七区"),
    ("国家税务总局淮安市洪泽区税务局", "CN320813", "洪泽区"),
    ("国家统计局河南调查总队", "CN410000", "河南省"),
    ("中共周口市委办公室", "CN411600", "周口市"),
    ("上海市人民政府办公厅", "CN310000", "上海市"),
    ("上海市浦东新区教育局", "CN310115", "浦东新区"),
    ("延边州财政局", "CN222400", "延边朝鲜族自治州"),
    ("广西玉林市博白县水利局", "CN450923", "博白县"),
    ("新疆维吾尔自治区伊犁哈萨克自治州尼勒克县苏布台乡人民政府", "CN654028", "尼勒克县"),
    ("北京市朝阳区人民政府", "CN110105", "朝阳区"),
    ("长春市朝阳区人民政府", "CN220104", "朝阳区"),
    ("朝阳市朝阳县农业农村局", "CN211321", "朝阳县"),
    ("吉林市财政局", "CN220200", "吉林市"),
    ("徐州市鼓楼区民政局", "CN320302", "鼓楼区"),
    ("鼓楼区民政局", "", "鼓楼区"),
    ("江苏省鼓楼区民政局", "", "鼓楼区"),
    ("济南市市中区财政局", "CN370103", "市中区"),
    ("晋城市城区教育局", "CN140502", "城区"),
    ("洛阳市城区建设办公室", "CN410300", "洛阳市"),
    ("广州市越秀区北京街道办事处", "CN440104", "越秀区"),
    ("北京市宣武区卫生局", "CN110104", "宣武区"),
    ("重庆市綦江县水利局", "CN500222", "綦江县"),
    ("和田地区和康县人民政府", "CN653228", "和康县"),
    ("广州市南沙区教育局", "CN440115", "南沙区"),
    ("三沙市南沙区人民政府", "CN460303", "南沙区"),
    ("嘉峪关市教育局", "CN620200", "嘉峪关市"),
    ("郑州高新技术产业开发区管委会", nil, nil),
    ("北京路街道办事处", nil, nil),
    ("县人民政府办公室", nil, nil),
    ("民政部", nil, nil),
    ("", nil, nil),
    ("鶴崗市市場監督管理局", "CN230400", "鹤岗市"),
    ("周⼝市水利局", "CN411600", "周口市"),
  ])
  func findsTheMostSpecificDivision(agency: String, code: String?, name: String?) {
    let region = regions.region(in: agency)
    #expect(region?.code == code)
    #expect(region?.name == name)
  }

  @Test(arguments: [
    ("110000北京市 110101东城区 11010x西城区", "six digits"), ("110101东城区", "must begin with a province"),
    ("110000北京市 120101和平区", "does not lie in 北京市"), ("110000北京市 110101东城区 110101东城区", "stands twice"),
    ("110000", "six digits"), ("110000北京市 110102西城区 110101东城区", "out of order"),
    ("", "must begin with a province"),
  ])
  func namesTheFaultOfTheFile(line: String, problem: String) throws {
    let files = try TestDefinitions.loaded().sources.map { source in
      let text = "{\"about\": \"\", \"divisions\": [\"\(line)\"]}"
      return source.name == "regions.json" ? (name: source.name, bytes: Array(text.utf8)) : source
    }
    let error = #expect(throws: DefinitionError.self) { try DefinitionLoader.load(files: files) }
    #expect(error?.file == "regions.json")
    #expect(error?.keyPath == "divisions[0]")
    #expect(error?.problem.contains(problem) == true)
  }
}
