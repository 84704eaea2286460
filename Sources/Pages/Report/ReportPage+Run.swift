/// What differs from run to run does not stand in the page: the same tables give the same page. It is read from
/// files beside it, which the reader opens.
extension ReportPage {
  var runFile: Markup {
    """
    <p>\(Words(
      "本页只由数据表得出，同样的表得到同样的页。与上次的数据表相比变化的数字和各阶段用时记在旁边的 manifest.json 里，在这里打开即可查看，文件不会离开本机。"
        + "要看全部变化，或与更早的表比较，可打开 nianbao diff 的结果。",
      "This page follows from the tables alone: the same tables give the same page. Figures that changed since the tables "
        + "before, and seconds a stage, stand in manifest.json beside it: open it here to see them. It does not leave your "
        + "computer. For all changes, or others than the last, open what nianbao diff tells."))</p>
    <p class="command"><code>nianbao diff tables --format json &gt; changes.json</code></p>
    <p class="controls"><label>\(Words("打开 manifest.json 或 changes.json", "Open manifest.json or changes.json")) \
    <input type="file" id="run-file" accept=".json,application/json"></label></p>
    <div id="run-facts" aria-live="polite"></div>

    """
  }
}
