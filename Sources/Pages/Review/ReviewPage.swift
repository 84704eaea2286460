/// This is the page on which a person goes through doubtful cells, the most valuable first, and saves what was
/// decided as `corrections.csv`. All of it is made in the browser from the data that it is given.
public struct ReviewPage: Sendable {
  private let data: [UInt8]

  /// - Parameter data: JSON; ``ReviewScript`` reads it and says what its members are.
  public init(data: [UInt8]) { self.data = data }

  public var bytes: [UInt8] {
    Page(
      title: Words("核对存疑单元格", "Review of doubtful cells"), style: ReviewStyle.text,
      script: ReviewRows.text + ReviewSums.text + ReviewCards.text + ReviewScript.text, body: body
    ).bytes
  }

  private var body: Markup {
    """
    <p id="summary"></p>
    <details>
    <summary>\(Words("怎样核对", "How to review"))</summary>
    <ul>
    <li>\(Words("每个单元格选一个读法；所选读法会立即用来重新验算合计。原文没有印出的数不要仅凭合计填写。",
      "Choose a reading for a cell; the sums are tested again with it at once. Do not fill in a number that is not printed because a sum asks for it."))</li>
    <li>\(Words("键盘：j、k 下一个、上一个单元格；1–9 选择读法；0 撤销；s 保存。",
      "Keys: j and k next and previous cell; 1–9 choose a reading; 0 takes it back; s saves."))</li>
    <li>\(Words("保存得到 corrections.csv，把它写进 pipeline.json 的 corrections，下一次运行即采用。",
      "Saving gives corrections.csv; name it as corrections in pipeline.json, and the next run follows it."))</li>
    </ul>
    </details>
    <div class="controls" id="controls">
    <label>\(Words("核对人", "Who decides")) <input id="who" autocomplete="name" size="12"></label>
    <label>\(Words("并入已有文件", "Merge with a file")) <input id="load" type="file" accept=".csv,text/csv"></label>
    <button type="button" id="save">\(Words("保存 corrections.csv", "Save corrections.csv"))</button>
    <span id="status" role="status" aria-live="polite"></span>
    </div>
    <div id="list"></div>
    <noscript><p>\(Words("此页需要脚本。", "This page needs its script."))</p></noscript>
    \(Page.data("review", json: data))
    """
  }
}
