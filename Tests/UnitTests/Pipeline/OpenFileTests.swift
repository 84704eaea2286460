import Foundation
import Testing

@testable import Pipeline

/// Files that somebody names may be links; in the place of those that the program wrote stands none.
@Suite struct OpenFileTests {
  @Test func aLinkIsFollowedWhereSomebodyNamedIt() throws {
    let place = try Workplace()
    try place.write("a", "real")
    #expect(symlink("real", place["link"].description) == 0)
    #expect(try place.text("link") == "a")
    close(try Disk.openForReading(place["link"], followingLinks: true))
  }

  @Test func aLinkInThePlaceOfAFileOfTheStateIsNot() throws {
    let place = try Workplace()
    try place.write("a", "real")
    #expect(symlink("real", place["link"].description) == 0)
    #expect(throws: DiskFailure.self) { try Disk.openForReading(place["link"]) }
    #expect(throws: DiskFailure.self) { try FileRange(place["link"]) }
    #expect(throws: DiskFailure.self) { try Disk.copy(place["link"], to: place["copy"]) }
    #expect(throws: RunFailure.self) { try RecordReader(place["link"]) }
  }
}
