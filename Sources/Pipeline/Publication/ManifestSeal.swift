import Core
import Export

/// Closes a manifest with the hash of its own bytes as its last member, so that it can be verified as well as
/// the files that it names.
enum ManifestSeal {
  static let fileName = "manifest.json"

  /// How every manifest of this program begins; other programs have files of this name too.
  static let signature = Array("{\n  \"program\": \"nianbao\",\n".utf8)

  private static let end = Array("\n}\n".utf8)

  static func sealed(_ manifest: Manifest) -> [UInt8] {
    let page = manifest.json()
    precondition(page.suffix(end.count).elementsEqual(end), "a manifest is an object in lines")
    let body = Array(page.dropLast(end.count))
    return body + seal(of: body)
  }

  /// Tells whether the bytes are a manifest as it was written.
  static func isIntact(_ bytes: [UInt8]) -> Bool {
    let length = seal(of: []).count
    guard bytes.count > length else { return false }
    return seal(of: Array(bytes.dropLast(length))).elementsEqual(bytes.suffix(length))
  }

  private static func seal(of body: [UInt8]) -> [UInt8] {
    Array(",\n  \"sha256\": \"\(SHA256.hexadecimal(body))\"".utf8) + end
  }
}
