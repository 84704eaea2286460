import Core

/// This is a file that gives no document, and what its reject must say.
struct BadFile: Sendable {
  let bytes: [UInt8]
  let name: String
  let reason: RejectReason
  let word: String

  init(_ bytes: [UInt8], _ name: String, _ reason: RejectReason, _ word: String) {
    self.bytes = bytes
    self.name = name
    self.reason = reason
    self.word = word
  }

  init(_ text: String, _ name: String, _ reason: RejectReason, _ word: String) {
    self.init(Array(text.utf8), name, reason, word)
  }
}

private let zip = "PK\u{3}\u{4}\u{0}"
private let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]
private let noEncoding = (0..<400).map { UInt8(0x80 + $0 * 37 % 127) }
private let manyControls = (0..<400).map { UInt8($0 * 7 % 255 + 1) }

private func repeated(_ text: String) -> String { String(repeating: text, count: 9) }

let badFiles: [BadFile] = [
  BadFile("", "a.txt", .emptyFile, "no bytes"),
  BadFile(" \t\r\n　\u{A0}\u{FEFF}", "a.txt", .emptyFile, "blanks"),
  BadFile("\u{FEFF}", "a.txt", .emptyFile, "blanks"),
  BadFile([0xFF, 0xFE], "a.txt", .emptyFile, "blanks"),
  BadFile("%PDF-1.7\n\u{0}", "a.txt", .helperMissing, "pdftotext"),
  BadFile(zip + "word/document.xml", "a.md", .brokenContainer, "no directory"),
  BadFile(ZipBuilder([("b.txt", "年报")]).bytes, "a.txt", .unsupportedFormat, "ZIP archive"),
  BadFile(ole, "a.wps", .brokenContainer, "damaged"),
  BadFile([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a.txt", .unsupportedFormat, "PNG"),
  BadFile([0x1F, 0x8B, 8, 0], "a.txt", .brokenContainer, "gzip"),
  BadFile("Rar!\u{1A}\u{7}\u{0}", "a.txt", .unsupportedFormat, "RAR"),
  BadFile([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a", .unsupportedFormat, "7z"),
  BadFile("{\\rtf1\\ansi}", "a.txt", .unsupportedFormat, "RTF"),
  BadFile("年报", "a.pdf", .unsupportedFormat, "plain text"),
  BadFile("年报", "a.json", .unsupportedFormat, ".json"),
  BadFile("年报\u{0}\u{1}\u{2}", "a.txt", .binaryContent, "1 NUL"),
  BadFile(manyControls, "a.txt", .binaryContent, "control characters"),
  BadFile(repeated("?????????????2021?????\n"), "a.txt", .undecodableText, "question"),
  BadFile(repeated("政府\u{FFFD}信息"), "a.txt", .undecodableText, "replacement"),
  BadFile(repeated("锟斤拷锟斤拷2021锟斤拷"), "a.txt", .undecodableText, "replacement"),
  BadFile([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41], "a.txt", .undecodableText, "UTF-32"),
  BadFile(noEncoding, "a.txt", .undecodableText, "no Chinese text"),
]
