import Synchronization
import Testing

@testable import Pipeline

struct ParallelMapTests {
  @Test("gives the results in the order of the inputs", arguments: [1, 2, 7, 64], [0, 1, 5, 1000])
  func order(workers: Int, count: Int) {
    let inputs = Array(0..<(count + 10))
    var isDone = false
    let results = ParallelMap.map(inputs[10...], workers: workers) {
      isDone = true
    } work: {
      $0 % 3 == 0 ? nil : $0 * 2
    }
    #expect(results == inputs[10...].map { $0 % 3 == 0 ? nil : $0 * 2 })
    #expect(isDone)
  }

  @Test("does every input once")
  func once() {
    let counted = CountedCalls()
    let results = ParallelMap.map(Array(0..<500)[...], workers: 4) {
    } work: { input -> Int? in
      counted.calls.wrappingAdd(1, ordering: .relaxed)
      return input
    }
    #expect(results.count == 500)
    #expect(counted.calls.load(ordering: .relaxed) == 500)
  }

  private final class CountedCalls: Sendable {
    let calls = Atomic<Int>(0)
  }
}
