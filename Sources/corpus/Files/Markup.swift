extension String {
  /// Gives the text with the characters replaced that mean something in HTML and XML.
  var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Gives the text in two or three pieces, as word processors leave it after it was edited.
  func pieces(with chance: inout Randomness) -> [String] {
    let characters = Array(self)
    guard characters.count > 1 else { return [self] }
    let cuts = Set((0..<chance.number(1...2)).map { _ in chance.number(1...(characters.count - 1)) }).sorted()
    return zip([0] + cuts, cuts + [characters.count]).map { String(characters[$0..<$1]) }
  }
}
