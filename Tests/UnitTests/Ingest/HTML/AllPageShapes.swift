/// Every way to show a report that the tests know.
let allPageShapes: [PageShape] = [
  PageShape(name: "spans"),
  PageShape(
    name: "head and body of tables, th",
    table: { rows in
      PageShape.table(
        Array(rows.prefix(2)), open: "<TABLE><COLGROUP><COL><COL></COLGROUP><THEAD>", close: "</THEAD>",
        tag: { _ in "TH" })
        + PageShape.table(
          Array(rows.dropFirst(2)), open: "<TBODY>", close: "</TBODY></TABLE>",
          tag: { $0.isValue ? "TD" : "TH" })
    }),
  PageShape(name: "nothing closed", table: { PageShape.table($0, end: false) }, paragraph: { "<P>\($0)\n" }),
  PageShape(
    name: "a paragraph a cell, blanks, breaks",
    table: { rows in
      PageShape.table(
        rows, content: { "\n <p align=center>&nbsp;\($0.text)&nbsp;<br/></p>\n <p>&nbsp;</p> " })
    }),
  PageShape(
    name: "labels broken by line breaks",
    table: { rows in
      PageShape.table(
        rows,
        content: { cell in
          cell.isValue
            ? cell.text : cell.text.enumerated().map { $0 % 4 == 3 ? "\($1)<br>" : "\($1)" }.joined()
        })
    }),
  PageShape(
    name: "an element a character",
    table: { rows in
      PageShape.table(
        rows,
        content: { cell in
          cell.text.map { "<span style='font-family: 宋体'><font size=3>\($0)</span>" }.joined()
        })
    },
    paragraph: { text in
      text.contains("<") ? "<p>\(text)</p>" : "<p>" + text.map { "<span>\($0)</span>" }.joined() + "</p>"
    }),
  PageShape(
    name: "covered cells written out", table: { PageShape.table(PageShape.flat($0)) }),
  PageShape(
    name: "a table a row", table: { rows in PageShape.flat(rows).map { PageShape.table([$0]) }.joined() }),
  PageShape(
    name: "a table a row with spans", table: { rows in rows.map { PageShape.table([$0]) }.joined() }),
  PageShape(
    name: "columns of numbers and remarks",
    table: { rows in
      PageShape.table(
        PageShape.flat(rows).enumerated().map { index, row in
          [PageShape.Cell(text: index == 0 ? "序号" : "")] + row + [
            PageShape.Cell(text: index == 0 ? "备注" : "")
          ]
        })
    }),
  PageShape(
    name: "divisions for tables",
    table: { rows in
      "<div class=t>"
        + rows.map { row in
          row.count == 1 && !row[0].isValue
            ? "<div class=r><div>\(row[0].text)</div></div>"
            : "<div class=r>" + row.map { "<div class=c>\($0.text)</div>" }.joined() + "</div>"
        }.joined(separator: "\n") + "</div>"
    }),
  PageShape(
    name: "divisions for tables, paragraphs and wrappers in their cells",
    table: { rows in
      "<div class=t>"
        + rows.map { row in
          "<div class=r>"
            + row.map {
              $0.isValue
                ? "<div class=c><div><p>\($0.text)</p></div></div>"
                : "<div class=c><p>\($0.text.prefix(3))</p><p>\($0.text.dropFirst(3))</p></div>"
            }.joined() + "</div>"
        }.joined(separator: "\n") + "</div>"
    }),
  PageShape(
    name: "divisions that style shows as tables",
    table: { rows in
      "<div style='display:table'>"
        + PageShape.flat(rows).map { row in
          "<div style='display:table-row'>"
            + row.map { "<span style='width:9%;display: table-cell'>\($0.text)</span>" }.joined() + "</div>"
        }.joined() + "</div>"
    }),
  PageShape(
    name: "tables in tables, menus, neighbours",
    frame: { article in
      "<html><body>\(PageShape.menu)<table width=1000><tr><td width=200><table><tr><td><a href=/1>领导信息</a></td></tr>"
        + "<tr><td><a href=/2>机构职能</a></td></tr></table></td><td><table><tr><td align=center>年报</td></tr>"
        + "<tr><td>发布时间：2022-01-20　来源：青川市水利局　浏览次数：12</td></tr><tr><td><div>\(article)</div></td></tr></table>"
        + "</td></tr></table>\(PageShape.footer)</body></html>"
    }),
  PageShape(
    name: "menus and neighbours inside the article",
    frame: {
      "<html><body><div><div id=zoom>\(PageShape.menu)\($0)\(PageShape.footer)</div></div></body></html>"
    }),
  PageShape(
    name: "decoys",
    frame: { "<html><body>\(PageShape.decoys)<div>\($0)\(PageShape.decoys)</div></body></html>" }),
  PageShape(
    name: "the whole article in rows of a table",
    paragraph: { "<tr><td><p>\($0)</p></td></tr>\n" },
    frame: { article in
      "<html><body><table><tbody>"
        + article.replacing("<table border=1>", with: "<tr><td><table border=1>")
        .replacing("</table>", with: "</table></td></tr>") + "</tbody></table></body></html>"
    }),
  PageShape(
    name: "one table from the title to the signature",
    table: { PageShape.table($0, open: "", close: "") },
    paragraph: { "<tr><td colspan=15>\($0)</td></tr>\n" },
    frame: { "<html><body><table>\($0)</table></body></html>" }),
  PageShape(
    name: "Word",
    table: { rows in
      PageShape.table(
        rows,
        open: "<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>",
        content: { cell in
          cell.text.isEmpty
            ? "<p class=MsoNormal><span lang=EN-US><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></span></p>"
            : "<p class=MsoNormal align=center style='text-align:center'><span\n  lang=EN-US style='mso-bidi-font-size:10.5pt'>\(cell.text)<o:p></o:p></span></p>"
        })
    },
    paragraph: {
      "<p class=MsoNormal style='text-indent:\n32.0pt'><span style='font-family:仿宋_GB2312'>\($0)</span><span lang=EN-US><o:p></o:p></span></p>\n"
    },
    heading: {
      "<h1 style='mso-list:l0 level1'><![if !supportLists]><a name=\"_Toc1\"></a><![endif]>\($0)<o:p></o:p></h1>"
    },
    frame: { article in
      "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta name=Generator content=\"Microsoft Word 15\">"
        + "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
        + "<style><!-- p.MsoNormal {mso-style-parent:\"\";} --></style></head><body lang=ZH-CN><div class=Section1>\(article)</div></body></html>"
    }),
  PageShape(name: "a fragment without a page", frame: { $0 }),
  PageShape(name: "a page named as text", file: "a.txt"),
  PageShape(
    name: "Markdown with tables of HTML", paragraph: { "\($0)\n\n" }, heading: { "## \($0)\n\n" },
    frame: { $0 },
    file: "a.md"),
  PageShape(
    name: "GBK without a label", encode: { IngesterTests.encoded($0, 0x8000_0632) }),
  PageShape(
    name: "GBK labelled UTF-8",
    frame: { "<html><head><meta charset=utf-8></head><body>\($0)</body></html>" },
    encode: { IngesterTests.encoded($0, 0x8000_0632) }),
  PageShape(
    name: "UTF-8 labelled GB2312 with rare characters",
    frame: { "<html><head><meta charset=gb2312></head><body>\($0)<p>㐂喆镕</p></body></html>" }),
  PageShape(
    name: "UTF-16", encode: { [0xFF, 0xFE] + IngesterTests.wide($0, bigEndian: false) }),
  PageShape(
    name: "entities",
    encode: { text in
      Array(text.unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined().utf8)
    }),
  PageShape(
    name: "XHTML",
    table: { PageShape.table($0, open: "<table>\n<tbody>", close: "</tbody>\n</table>") },
    frame: {
      "<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\($0)</body></html>"
    }),
  PageShape(
    name: "numbers as people write them",
    table: { rows in
      PageShape.table(
        rows,
        content: { cell in
          cell.text == "10944"
            ? "<b>10,944</b>" : cell.isValue ? "\u{200B}\(cell.text)&nbsp;" : "<strong>\(cell.text)</strong>"
        })
    }),
]
