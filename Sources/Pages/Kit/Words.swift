/// This is what a page says to its reader, in both languages; the switch of the page shows one of them.
public struct Words: Sendable {
  public let chinese: String
  public let english: String

  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Gives both, for a place that may hold elements.
  public var markup: Markup {
    "<span class=\"zh\" lang=\"zh\">\(chinese)</span><span class=\"en\" lang=\"en\">\(english)</span>"
  }

  /// Gives attributes for an element that holds nothing but text, such as `option`: the script of the page
  /// writes the text that is wanted into it.
  public var asText: Markup { "data-zh=\"\(chinese)\" data-en=\"\(english)\"" }

  /// Gives attributes that name an element for whoever does not see it.
  public var asLabel: Markup {
    "aria-label=\"\(chinese)\" data-label-zh=\"\(chinese)\" data-label-en=\"\(english)\""
  }
}
