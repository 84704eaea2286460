/// What differs from run to run does not stand in the page: the same tables give the same page. It is read from
/// files beside it, which the reader opens.
extension ReportPage {
  var runFile: Markup {
    """
    <p>\(Words(
      "本页只由数据表得出，同样的表得到同样的页。用时在 manifest.json 里，与上次运行相比的变化由 nianbao diff 给出；在这里打开即可查看，文件不会离开本机。",
      "This page follows from the tables alone: the same tables give the same page. Seconds a stage stand in manifest.json, "
        + "and figures that changed since the last run are told by nianbao diff; open either here to see it. It does not leave "
        + "your computer."))</p>
    <p class="command"><code>nianbao diff tables --format json &gt; changes.json</code></p>
    <p class="controls"><label>\(Words("打开 manifest.json 或 changes.json", "Open manifest.json or changes.json")) \
    <input type="file" id="run-file" accept=".json,application/json"></label></p>
    <div id="run-facts" aria-live="polite"></div>

    """
  }
}
