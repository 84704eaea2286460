/// These are other characters for the same words: radicals that fonts of PDF files give, traditional script.
enum Script {
  /// Replaces ideographs by radicals that look the same.
  static func withRadicals(_ text: String) -> String { replaced(text, by: radicals) }

  /// Replaces simplified characters by traditional ones, as mirrors of sites do, not all of them.
  static func traditional(_ text: String) -> String { replaced(text, by: traditionals) }

  private static func replaced(_ text: String, by map: [Unicode.Scalar: Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { map[$0] ?? $0 }))
  }

  private static func map(_ plain: String, _ other: String) -> [Unicode.Scalar: Unicode.Scalar] {
    precondition(plain.unicodeScalars.count == other.unicodeScalars.count, "the characters do not pair")
    return Dictionary(
      zip(plain.unicodeScalars, other.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }

  private static let radicals = map(
    "一二人入八力十口土士大女子小山工干心户手支文方无日月木止比水火片牛生用田白皮目石示立网老而耳自至色行衣西见言谷走足身车里金长门音页风食首高民",
    "⼀⼆⼈⼊⼋⼒⼗⼝⼟⼠⼤⼥⼦⼩⼭⼯⼲⼼⼾⼿⽀⽂⽅⽆⽇⽉⽊⽌⽐⽔⽕⽚⽜⽣⽤⽥⽩⽪⽬⽯⽰⽴⽹⽼⽽⽿⾃⾄⾊⾏⾐⻄⻅⾔⾕⾛⾜⾝⻋⾥⾦⻓⻔⾳⻚⻛⻝⾸⾼⺠")

  private static let traditionals = map(
    "发废数现规许处罚强费单万开动请总计业构组织会务结转办国属围内确补关条项导报审决复议诉讼维纠业举类执图书无从实与际",
    "發廢數現規許處罰強費單萬開動請總計業構組織會務結轉辦國屬圍內確補關條項導報審決復議訴訟維糾業舉類執圖書無從實與際")
}
