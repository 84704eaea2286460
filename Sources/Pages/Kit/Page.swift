import Core

/// This is a page in one file: it needs no server, asks for nothing from anywhere and speaks Chinese and
/// English. Its own rules, told to the browser, let only its own style and script work, so that text of a
/// document that came through as markup after all would still do nothing.
public struct Page: Sendable {
  private let title: Words
  private let style: String
  private let script: String
  private let body: Markup

  /// - Parameter style: what the page adds to ``PageStyle``. Attributes `style` do not work: use classes.
  /// - Parameter script: what the page adds to ``PageScript``, strict JavaScript. Attributes such as `onclick`
  ///   and texts taken for HTML (`innerHTML`) do not work.
  /// - Parameter body: the content of `main`.
  public init(title: Words, style: String = "", script: String = "", body: Markup) {
    self.title = title
    self.style = PageStyle.text + style
    self.script = PageScript.text + script
    self.body = body
    precondition(!Self.endsElement(self.style), "a style must not hold the end of its element")
    precondition(!Self.endsElement(self.script), "a script must not hold the end or the start of an element")
  }

  /// Gives JSON as an element that the script of the page reads with `page.data(id)`. Whatever its texts hold,
  /// they cannot end the element.
  ///
  /// - Parameter json: text that is JSON; the characters that are escaped can only stand in its strings.
  public static func data(_ id: StaticString, json: [UInt8]) -> Markup {
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count + json.count / 16)
    var index = 0
    while index < json.count {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "<"): safe += "\\u003c".utf8
      case UInt8(ascii: ">"): safe += "\\u003e".utf8
      case UInt8(ascii: "&"): safe += "\\u0026".utf8
      // U+2028 and U+2029 end lines of a script.
      case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && json[index + 2] & 0xFE == 0xA8:
        safe += (json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
        index += 2
      default: safe.append(byte)
      }
      index += 1
    }
    var element: Markup = "<script type=\"application/json\" id=\"\(String(describing: id))\">"
    element += Markup(trusted: safe)
    element += "</script>\n"
    return element
  }

  public var bytes: [UInt8] {
    let rules = [
      "default-src 'none'", "style-src '\(Self.digest(style))'", "script-src '\(Self.digest(script))'",
      "img-src data:", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
    ].joined(separator: "; ")
    let markup: Markup = """
      <!DOCTYPE html>
      <html lang="zh">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(rules)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="nianbao">
      <title \(title.asText)>\(title.chinese)</title>
      <style>\(Markup(trusted: Array(style.utf8)))</style>
      </head>
      <body>
      <header class="top">
      <h1>\(title)</h1>
      <div class="languages" role="group" \(Words("语言", "Language").asLabel)>
      <button type="button" lang="zh" data-language="zh" aria-pressed="true">中文</button>
      <button type="button" lang="en" data-language="en" aria-pressed="false">English</button>
      </div>
      </header>
      <main id="main">
      \(body)
      </main>
      <script>\(Markup(trusted: Array(script.utf8)))</script>
      </body>
      </html>

      """
    return markup.bytes
  }

  /// Gives the source that a policy names an inline style or script with.
  private static func digest(_ text: String) -> String {
    let hexadecimal = Array(SHA256.hexadecimal(Array(text.utf8)).utf8)
    let digits = hexadecimal.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return "sha256-" + base64(bytes)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var number: UInt32 = 0
      for index in 0..<3 { number = number << 8 | UInt32(index < group.count ? group[start + index] : 0) }
      for index in 0..<4 {
        let digit = alphabet[Int(number >> UInt32(18 - 6 * index) & 63)]
        text.append(index <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func endsElement(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast().contains { index in
      bytes[index] == UInt8(ascii: "<")
        && (bytes[index + 1] == UInt8(ascii: "/") || bytes[index + 1] == UInt8(ascii: "!"))
    }
  }
}
