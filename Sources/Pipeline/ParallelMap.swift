import Dispatch
import Synchronization

/// Does the same work on many inputs with a fixed number of workers and gives the results in the order of
/// the inputs. Nothing else in the program runs in parallel.
///
/// A worker takes a few inputs at a time from one counter, so that a slow document holds up nobody. The
/// caller is one of the workers; before it takes inputs it does `alongside`, where a run writes what the
/// block before gave.
enum ParallelMap {
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: ArraySlice<Input>, workers: Int, alongside: () -> Void,
    work: @escaping @Sendable (Input) -> Output?
  ) -> [Output?] {
    let state = State<Input, Output>(inputs, chunk: max(1, min(16, inputs.count / (workers * 4))))
    let group = DispatchGroup()
    for _ in 1..<max(1, min(workers, inputs.count)) {
      DispatchQueue.global().async(group: group) { state.run(work) }
    }
    alongside()
    state.run(work)
    group.wait()
    return state.results()
  }

  private final class State<Input: Sendable, Output: Sendable>: Sendable {
    private let inputs: ArraySlice<Input>
    private let chunk: Int
    private let next: Atomic<Int>
    private let outputs: Mutex<[Output?]>

    init(_ inputs: ArraySlice<Input>, chunk: Int) {
      self.inputs = inputs
      self.chunk = chunk
      next = Atomic(inputs.startIndex)
      outputs = Mutex(Array(repeating: nil, count: inputs.count))
    }

    func run(_ work: (Input) -> Output?) {
      while true {
        let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
        if start >= inputs.endIndex { return }
        let done = inputs[start..<min(start + chunk, inputs.endIndex)].map(work)
        outputs.withLock { all in
          for (index, output) in done.enumerated() { all[start - inputs.startIndex + index] = output }
        }
      }
    }

    func results() -> [Output?] { outputs.withLock { $0 } }
  }
}
