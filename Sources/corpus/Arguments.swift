/// This is what was wrong with the command line, as a sentence.
struct ArgumentProblem: Error {
  let sentence: String
}

/// This reads the command line of the tool.
struct Arguments {
  enum Command {
    case make(MakeCommand)
    case score(ScoreCommand)
    case help
  }

  static let usage = """
    corpus make [--seed S] [--count N] [--format A,B,…] [--layout NAME] [--form NAME] [--noise 0..3]
                [--heading-sums P] [--year-talk P] [--untitled P] OUT
      writes OUT/documents and OUT/truth; without --layout or --noise all of them in turn, without --form
      those that reports bear since 2019
      sums:    in P of a hundred reports sums stand beside the headings of table 3, one in five of them wrong
      talk:    in P of a hundred reports the text speaks of last year, in one of five of them by mistake
      untitled: in P of a hundred reports in text title and signature were lost; a sentence names the agency
      formats: \(FileFormat.allCases.map(\.rawValue).joined(separator: " ")); text where none is named; a pdf
               is written as a Word file to OUT/print, for a word processor to print to OUT/documents
      layouts: \((Layout.all + Layout.files).map(\.name).joined(separator: " "))
      forms:   \(FormShape.all.map(\.name).joined(separator: " "))
    corpus make --years N [--agencies M] [--seed S] [--layout NAME] [--noise 0..3] OUT
      writes the reports of agencies for the N years up to 2025, which follow one another; some have a defect
      between two years or between text and table
    corpus score [--worst N] [--cells N] [--csv FILE] [--strict yes|no] TABLES TRUTH
      holds an output folder of the program against OUT/truth; --worst lists documents, --cells wrong cells;
      --strict yes fails where agencies, their panel or what is found between their years are not as made
    """

  static func parsed(_ words: [String]) throws(ArgumentProblem) -> Command {
    var words = words[...]
    guard let command = words.popFirst(), command != "help", command != "--help" else { return .help }
    var options: [(name: String, value: String)] = []
    var operands: [String] = []
    while let word = words.popFirst() {
      if word.hasPrefix("--") {
        guard let value = words.popFirst() else { throw ArgumentProblem(sentence: "\(word) needs a value") }
        options.append((String(word.dropFirst(2)), value))
      } else {
        operands.append(word)
      }
    }
    switch command {
    case "make": return .make(try make(options, operands))
    case "score": return .score(try score(options, operands))
    default: throw ArgumentProblem(sentence: "there is no command “\(command)”: make, score or help")
    }
  }

  private static func make(_ options: [(name: String, value: String)], _ operands: [String])
    throws(ArgumentProblem) -> MakeCommand
  {
    guard operands.count == 1 else { throw ArgumentProblem(sentence: "make needs one folder to write to") }
    var command = MakeCommand(output: operands[0])
    for option in options {
      switch option.name {
      case "seed":
        guard let seed = UInt64(option.value) else { throw problem(option, "a whole number") }
        command.seed = seed
      case "count": command.count = try number(option, in: 1...99_999)
      case "years": command.years = try number(option, in: 2...12)
      case "agencies": command.agencies = try number(option, in: 1...999)
      case "year-talk": command.yearTalk = try number(option, in: 0...100)
      case "untitled": command.untitled = try number(option, in: 0...100)
      case "heading-sums": command.headingSums = try number(option, in: 0...100)
      case "noise": command.noise = try number(option, in: 0...3)
      case "layout":
        guard let layout = Layout.named(option.value) else {
          throw problem(option, "one of \((Layout.all + Layout.files).map(\.name).joined(separator: ", "))")
        }
        command.layouts = [layout]
      case "format":
        var formats: [FileFormat] = []
        for word in option.value.split(separator: ",") {
          guard let format = FileFormat(rawValue: String(word)) else {
            throw problem(option, "some of \(FileFormat.allCases.map(\.rawValue).joined(separator: ", "))")
          }
          formats.append(format)
        }
        command.layouts = (Layout.all + Layout.files).filter { formats.contains($0.format) }
      case "form":
        guard let shape = FormShape.named(option.value) else {
          throw problem(option, "one of \(FormShape.all.map(\.name).joined(separator: ", "))")
        }
        command.shapes = [shape]
      default: throw ArgumentProblem(sentence: "make has no option --\(option.name)")
      }
    }
    return command
  }

  private static func score(_ options: [(name: String, value: String)], _ operands: [String])
    throws(ArgumentProblem) -> ScoreCommand
  {
    guard operands.count == 2 else {
      throw ArgumentProblem(sentence: "score needs two folders: the tables and the truth")
    }
    var command = ScoreCommand(tables: operands[0], truth: operands[1])
    for option in options {
      switch option.name {
      case "worst": command.worst = try number(option, in: 0...100_000)
      case "cells": command.cells = try number(option, in: 0...1_000_000)
      case "csv": command.csv = option.value
      case "strict":
        guard ["yes", "no"].contains(option.value) else { throw problem(option, "yes or no") }
        command.isStrict = option.value == "yes"
      default: throw ArgumentProblem(sentence: "score has no option --\(option.name)")
      }
    }
    return command
  }

  private static func number(_ option: (name: String, value: String), in range: ClosedRange<Int>)
    throws(ArgumentProblem) -> Int
  {
    guard let number = Int(option.value), range.contains(number) else {
      throw problem(option, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func problem(_ option: (name: String, value: String), _ expected: String)
    -> ArgumentProblem
  {
    ArgumentProblem(sentence: "--\(option.name) is “\(option.value)”, expected \(expected)")
  }
}
