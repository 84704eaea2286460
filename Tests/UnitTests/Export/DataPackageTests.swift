import Core
import Export
import Foundation
import TestSupport
import Testing

@Suite struct DataPackageTests {
  struct Package: Decodable {
    struct Resource: Decodable {
      let name: String
      let path: String
      let bytes: Int
      let hash: String
      let schema: Schema
    }
    struct Schema: Decodable {
      struct Field: Decodable {
        struct Category: Decodable { let value: String }
        let name: String
        let type: String
        let categories: [Category]?
      }
      struct ForeignKey: Decodable {
        struct Reference: Decodable { let resource: String }
        let fields: [String]
        let reference: Reference
      }
      let fields: [Field]
      let missingValues: [String]
      let primaryKey: [String]?
      let foreignKeys: [ForeignKey]?
    }
    let resources: [Resource]
  }

  private func package(_ tables: [String]) throws -> (Package, TableEncoder) {
    let definitions = try ProjectData.definitions()
    let files = tables.enumerated().map { index, table in
      Manifest.File(path: "csv/\(table).csv", bytes: index, sha256: "hash of \(table)")
    }
    let json = DataPackage(
      definitions: definitions, tables: definitions.categories.map { EditionTable($0, rows: 0) },
      options: EditionSamples.options
    ).json(files: files)
    return (try JSONDecoder().decode(Package.self, from: Data(json)), TableEncoder(definitions: definitions))
  }

  @Test func everyTableHasItsColumnsInOrder() throws {
    let tables = TableEncoder(definitions: try ProjectData.definitions()).tables
    let (package, encoder) = try package(tables)
    #expect(package.resources.map(\.name) == tables)
    for (index, resource) in package.resources.enumerated() {
      #expect(resource.path == "csv/\(resource.name).csv")
      #expect(resource.bytes == index)
      #expect(resource.hash == "sha256:hash of \(resource.name)")
      #expect(resource.schema.missingValues == [""])
      #expect(try SlowCSV.rows(encoder.header(of: resource.name)) == [resource.schema.fields.map(\.name)])
    }
  }

  @Test("the crosswalk is a resource of the package, with the columns of its file")
  func crosswalk() throws {
    let definitions = try ProjectData.definitions()
    let file = Manifest.File(path: "crosswalk.csv", bytes: 7, sha256: "hash")
    let json = DataPackage(
      definitions: definitions, tables: definitions.categories.map { EditionTable($0, rows: 0) },
      options: EditionSamples.options
    ).json(files: [file])
    let package = try JSONDecoder().decode(Package.self, from: Data(json))
    let resource = try #require(package.resources.first)
    #expect(package.resources.map(\.path) == ["crosswalk.csv"])
    let rows = try SlowCSV.rows(CrosswalkTable(definitions: definitions).csv())
    #expect(rows.first == resource.schema.fields.map(\.name))
    #expect(rows.contains { $0[0] == "handled_otherwise" && $0[3] == "2021" && $0[8] == "sum" })
    let key = (resource.schema.primaryKey ?? []).compactMap { rows[0].firstIndex(of: $0) }
    #expect(Set(rows.map { row in key.map { row[$0] } }).count == rows.count)
  }

  @Test func keysJoinTablesToReports() throws {
    let (package, _) = try package(["reports", "observations", "issues", "rejects", "agencies"])
    let keys = Dictionary(
      uniqueKeysWithValues: package.resources.map { ($0.name, $0.schema.primaryKey ?? []) })
    #expect(keys["reports"] == ["report_id"])
    #expect(keys["observations"] == ["report_id", "table", "item", "measure"])
    #expect(keys["issues"] == [])
    #expect(keys["rejects"] == ["source_path"])
    let links = Dictionary(
      uniqueKeysWithValues: package.resources.map {
        ($0.name, $0.schema.foreignKeys?.map(\.reference.resource) ?? [])
      })
    #expect(links["reports"] == ["agencies"])
    #expect(links["observations"] == ["reports"])
    #expect(links["issues"] == ["reports"])
    #expect(links["rejects"] == [])
  }

  @Test("a key to a table that was not written is none")
  func danglingKeys() throws {
    let (package, _) = try package(["reports", "rejects"])
    #expect(package.resources.allSatisfy { $0.schema.foreignKeys == nil })
  }

  @Test func aTableThatWasNotWrittenIsLeftOut() throws {
    let (package, _) = try package(["requests"])
    #expect(package.resources.map(\.name) == ["requests"])
    let types = package.resources[0].schema.fields.map(\.type)
    #expect(
      types == ["string", "string", "integer", "string", "string"] + Array(repeating: "integer", count: 7) + [
        "string"
      ])
    #expect(package.resources[0].schema.fields.last?.categories == nil)
    #expect(package.resources[0].schema.fields[4].categories?.first?.value == "received_new")
  }
}
