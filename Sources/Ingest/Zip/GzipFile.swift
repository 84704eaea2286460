import Core

/// Unpacks a file that was compressed by itself, as `report.html.gz`.
enum GzipFile {
  private static let mark: [UInt8] = [0x1F, 0x8B]

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark) }

  /// Gives the content; a file may be several streams one behind the other.
  static func content(of bytes: [UInt8]) throws(Reject) -> [UInt8] {
    var content: [UInt8] = []
    var rest = bytes[...]
    while rest.starts(with: mark) {
      do {
        let part = try Inflater.inflate(
          rest, wrapping: .gzip, limit: ZipLimits.memberBytes - content.count)
        content += part.content
        rest = rest.dropFirst(part.taken)
      } catch .overLimit {
        throw Reject(
          stage: "ingest", reason: .tooLarge,
          message:
            "the gzip file unpacks to more than \(ZipLimits.memberBytes >> 20) MiB, more than a report can have"
        )
      } catch {
        throw Reject(
          stage: "ingest", reason: .brokenContainer,
          message: "the gzip file is damaged or ends too early: get a whole copy")
      }
    }
    if ByteSearch.isTape(content) {
      throw Reject(
        stage: "ingest", reason: .unsupportedFormat,
        message: "the gzip file holds a tar archive: unpack it and give the folder, or give a ZIP archive")
    }
    return content
  }
}

extension ByteSearch {
  /// A tar archive says `ustar` behind the first name.
  fileprivate static func isTape(_ bytes: [UInt8]) -> Bool {
    bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8)
  }
}
