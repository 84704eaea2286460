import Core

/// This is what the names of columns are written in.
public enum HeaderLanguage: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
  case code

  public static let names = allCases.map(\.rawValue)

  /// How many rows of names stand above data for people: beside words the code stands too.
  var rows: Int { self == .code ? 1 : 2 }

  func name(of category: Category) -> String {
    switch self {
    case .chinese: category.chineseLabel
    case .english: category.englishLabel
    case .code: category.table
    }
  }

  func name(of column: CategoryColumn) -> String {
    switch self {
    case .chinese: column.chineseLabel
    case .english: column.englishLabel
    case .code: column.name
    }
  }

  func meaning(of value: AllowedValue) -> String {
    switch self {
    case .chinese: value.chinese
    case .english: value.english
    case .code: value.code
    }
  }
}
