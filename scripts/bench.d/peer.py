#!/usr/bin/env python3
"""The same tables as nianbao's, the way a person at home in Python and pandas writes it in a few days.

    peer.py [-j N] DATA CORPUS OUT

Reads text files in UTF-8 and GB18030, folds radicals and widths, cuts a report at its headings, finds the rows of
the forms of 2019 and 2021 by their labels (data/ of nianbao is used for labels and synonyms), checks their sums,
reads quantities in prose with regular expressions, and writes reports, observations with their line and bytes, a
wide table for each part of the form, sections, narrative and issues with pandas.

It is what the measurements of scripts/bench compare with: every expression is compiled once, a line is looked at
once, labels are looked up in a dictionary, workers are processes. It does less than nianbao does: no table is
aligned as a whole, no doubt is flagged, pages and office files are not read.
"""
import argparse
import hashlib
import json
import multiprocessing
import pathlib
import re
import sys

import pandas

STRIP = re.compile(r"[\s\u3000\"“”‘’、，,。.．；;：:（）()\[\]【】《》<>|｜*#＊]+")
HEADING = re.compile(r"^[#*\s]*([一二三四五六])\s*[、,，.．]\s*([^\t|]{2,40})$")
NUMBER = re.compile(r"-?\d[\d,，]*(?:\.\d+)?")
VALUE = re.compile(r"^(-?\d[\d,，]*(?:\.\d+)?)\s*(?:件|条|次|项|元|万元|宗|个)?$")
MARK = re.compile(r"^(?:/|／|-{1,3}|—{1,2}|－|无|N/A)$")
CELLS = re.compile(r"[\t|｜]+|[ \u3000]+")
TITLE = re.compile(r"([一-鿿]{2,40}?)(20\d\d|二[〇○零]\S\S)\s*年度?政府信息公开工作年度报告")
YEAR = re.compile(r"(20\d\d)\s*年")
DATE = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
SENTENCE = re.compile(r"[^。；;！？\n]+")
QUANTITY = re.compile(
  r"(?<![\d〔第至—-])(\d[\d,]*(?:\.\d+)?)\s*(万|亿)?(余|多)?\s*(篇次|人次|条次|件次|条|件|篇|次|个|项|份|期|场|万元|元|家|人|%|％)"
)
SUBJECT = re.compile(r"([一-鿿]{2,14})[^一-鿿]{0,3}$")
CHANGE = re.compile(r"同比(增长|增加|上升|下降|减少)\s*(\d+(?:\.\d+)?)\s*[%％]")
SKIPPED_UNITS = {"日", "月", "年", "工作日"}
METRICS = [
  (re.compile(pattern), code)
  for pattern, code in [
    ("主动公开|公开政府信息|公开信息", "proactive_items"), ("收到.*申请|新收|依申请", "requests_received"),
    ("办结|答复", "requests_handled"), ("微信", "wechat_items"), ("微博", "weibo_items"), ("网站", "website_items"),
    ("解读", "interpretations"), ("行政复议", "reviews"), ("行政诉讼", "lawsuits"), ("培训", "trainings"),
    ("建议|提案", "proposals"), ("规范性文件", "normative_documents"),
  ]
]
SECTIONS = [
  ("总体情况", "overview"), ("主动公开", "disclosure"), ("申请", "requests"), ("复议", "reviews"),
  ("问题", "problems"), ("其他需要", "other_matters"),
]


class Forms:
  """The labels of the forms of 2019 and 2021, as they are printed, and what stands in their cells."""

  def __init__(self, data):
    data = pathlib.Path(data)
    characters = json.loads((data / "characters.json").read_text())
    pairs = characters["radicals"] + characters["variants"]
    self.folding = {ord(pairs[place]): pairs[place + 1] for place in range(0, len(pairs), 2)}
    self.folding.update({0xFF10 + digit: str(digit) for digit in range(10)})
    self.needs_folding = re.compile("[" + "".join(re.escape(chr(key)) for key in self.folding) + "]")
    self.rows, self.applicants, self.across, groups = {}, [], [], set()
    for year in ("2019", "2021"):
      form = json.loads((data / "templates" / f"{year}.json").read_text())
      for region in form["regions"].values():
        for block in region["blocks"]:
          columns = [column["measure"] for column in block.get("columns", [])]
          for row in block.get("rows", []):
            if "item" in row:
              self.rows.setdefault(self.key(row["label"]), {})[year] = (block["table"], row["item"], columns)
            else:
              groups.add(self.key(row["label"]))
          if "across" in block:
            self.across = [(row["item"], measure) for row in block["across"] for measure in columns]
    for entry in json.loads((data / "synonyms.json").read_text())["labels"]:
      if "item" not in entry:
        continue
      for known in list(self.rows.values()):
        first = next(iter(known.values()))
        if first[0] == entry["table"] and first[1] == entry["item"]:
          for text in entry["as"]:
            self.rows.setdefault(self.key(text), known)
    self.groups = sorted(groups, key=len, reverse=True)

  def key(self, text):
    return STRIP.sub("", text.translate(self.folding))

  def row(self, text, year):
    key = self.key(text)
    found = self.rows.get(key)
    if found is None:
      for group in self.groups:
        if key.startswith(group) and len(key) > len(group):
          found = self.rows.get(key[len(group):])
          break
    if found is None:
      return None
    return found.get(year) or next(iter(found.values()))


FORMS = None


def decoded(content):
  try:
    return content.decode("utf-8-sig"), "utf-8"
  except UnicodeDecodeError:
    return content.decode("gb18030", errors="replace"), "gb18030"


def number(text):
  text = text.replace(",", "").replace("，", "")
  return float(text) if "." in text else int(text)


def report(path, root):
  """Gives the rows of one document, a list for each table."""
  content = path.read_bytes()
  source = path.relative_to(root).as_posix()
  name = "R" + hashlib.sha256(source.encode()).hexdigest()[:12]
  text, encoding = decoded(content)
  if FORMS.needs_folding.search(text):
    text = text.translate(FORMS.folding)
  title = TITLE.search(text[:3000])
  year = title.group(2) if title else next(iter(YEAR.findall(text)), "")
  agency = title.group(1) if title else ""
  template = "2019" if "对外公开总数量" in text else "2021"
  head = (name, agency, year, template)
  tables = {"observations": [], "sections": [], "narrative": [], "issues": []}

  section, opened, offset, lines = "preamble", 0, 0, text.split("\n")
  pending, cells, measures, item, table = "", 0, [], None, ""
  sections, review = [], []
  for index, line in enumerate(lines, 1):
    heading = HEADING.match(line) if len(line) < 60 else None
    if heading and FORMS.row(line, template) is None:
      kind = next((code for word, code in SECTIONS if word in heading.group(2)), "")
      if kind:
        sections.append((section, opened, index - 1))
        section, opened, item, pending, cells = kind, index, None, "", 0
    elif section in ("disclosure", "requests", "reviews") and line:
      at = offset
      for piece in CELLS.split(line):
        start = line.find(piece, at - offset)
        at = offset + start + len(piece)
        if not piece:
          continue
        value = VALUE.match(piece)
        if value or MARK.match(piece):
          place = (index, offset + start, at)
          if section == "reviews":
            if len(review) < len(FORMS.across):
              review.append((piece, value, place))
          elif item is not None and cells < len(measures):
            keep(tables, head, table, item, measures[cells], piece, value, place)
            cells += 1
          pending = ""
          continue
        found = FORMS.row(piece, template) or (FORMS.row(pending + piece, template) if pending else None)
        if found:
          table, item, measures = found
          cells, pending = 0, ""
        else:
          pending = (pending + piece)[-80:]
    offset += len(line) + 1
  sections.append((section, opened, len(lines)))
  if len(review) == len(FORMS.across):
    for (item, measure), (piece, value, place) in zip(FORMS.across, review):
      keep(tables, head, "reviews", item, measure, piece, value, place)

  for ordinal, (kind, first, last) in enumerate(sections, 1):
    body = "\n".join(lines[first:last])
    tables["sections"].append((*head, ordinal, kind, first + 1, last, len(body)))
    if kind in ("overview", "problems", "other_matters", "disclosure", "requests"):
      prose(tables["narrative"], head, kind, lines, first, last)
  check(tables, head, source)
  date = DATE.search(text[-400:])
  published = "-".join(part.zfill(2) for part in date.groups()) if date else ""
  tables["reports"] = [
    (*head, source, hashlib.sha256(content).hexdigest(), len(content), encoding, published, len(tables["observations"]))
  ]
  return tables


def keep(tables, head, table, item, measure, piece, value, place):
  amount = number(value.group(1)) if value else None
  unit = "CNY" if measure == "amount" else "count"
  if amount is not None and unit == "CNY":
    amount *= 10000
  tables["observations"].append((*head, table, item, measure, amount, unit, piece, *place, "" if value else "not_applicable"))


def prose(rows, head, section, lines, first, last):
  for index in range(first, last):
    line = lines[index]
    if len(line) < 20:
      continue
    for sentence in SENTENCE.finditer(line):
      words = sentence.group()
      if not NUMBER.search(words):
        continue
      change = CHANGE.search(words)
      metric = next((code for pattern, code in METRICS if pattern.search(words)), "")
      for found in QUANTITY.finditer(words):
        digits, power, approximate, unit = found.groups()
        if unit in SKIPPED_UNITS:
          continue
        amount = number(digits) * {"万": 10**4, "亿": 10**8}.get(power, 1)
        if unit == "万元":
          amount, unit = amount * 10000, "CNY"
        subject = SUBJECT.search(words[: found.start()])
        rows.append((
          *head, section, metric, subject.group(1) if subject else "", amount, unit, bool(approximate),
          float(change.group(2)) if change else None, change.group(1) if change else "", words, found.group(), index + 1,
        ))


def check(tables, head, source):
  values = {}
  for row in tables["observations"]:
    values[row[4], row[5], row[6]] = row[7] or 0
  def value(table, item, measure):
    return values.get((table, item, measure), 0)
  parts = ["natural_person", "enterprise", "research", "nonprofit", "legal_service", "other_org"]
  for item in sorted({key[1] for key in values if key[0] == "requests"}):
    total = sum(value("requests", item, part) for part in parts)
    if total != value("requests", item, "total"):
      tables["issues"].append((*head, source, "total_differs", "requests", item, total, value("requests", item, "total")))
  for measure in [*parts, "total"]:
    left = value("requests", "received_new", measure) + value("requests", "carried_in", measure)
    right = value("requests", "total_handled", measure) + value("requests", "carried_out", measure)
    if left != right:
      tables["issues"].append((*head, source, "balance_differs", "requests", measure, left, right))
  for item in ("review", "litigation_direct", "litigation_after_review"):
    total = sum(value("reviews", item, part) for part in ("upheld", "corrected", "other", "pending"))
    if total != value("reviews", item, "total"):
      tables["issues"].append((*head, source, "total_differs", "reviews", item, total, value("reviews", item, "total")))


HEAD = ["report_id", "agency", "year", "template"]
COLUMNS = {
  "reports": [*HEAD, "source_path", "sha256", "bytes", "encoding", "published_on", "cells_read"],
  "observations": [*HEAD, "table", "item", "measure", "value", "unit", "raw", "line", "source_start", "source_end", "flags"],
  "sections": [*HEAD, "ordinal", "section", "line_start", "line_end", "characters"],
  "narrative": [*HEAD, "section", "metric", "subject", "value", "unit", "approximate", "change_pct", "change_direction",
                "sentence", "raw", "line"],
  "issues": [*HEAD, "source_path", "rule", "table", "item", "expected", "actual"],
}


def begin(data):
  global FORMS
  FORMS = Forms(data)


def read(arguments):
  paths, root = arguments
  rows = {name: [] for name in COLUMNS}
  for path in paths:
    for name, found in report(path, root).items():
      rows[name] += found
  return rows


def main():
  parser = argparse.ArgumentParser()
  parser.add_argument("-j", type=int, default=1)
  parser.add_argument("data")
  parser.add_argument("corpus")
  parser.add_argument("out")
  options = parser.parse_args()
  root = pathlib.Path(options.corpus)
  out = pathlib.Path(options.out)
  out.mkdir(parents=True, exist_ok=True)
  paths = sorted(path for path in root.rglob("*") if path.is_file())
  blocks = [(paths[start:start + 200], root) for start in range(0, len(paths), 200)]
  rows = {name: [] for name in COLUMNS}
  if options.j == 1:
    begin(options.data)
    results = map(read, blocks)
  else:
    pool = multiprocessing.Pool(options.j, begin, (options.data,))
    results = pool.imap(read, blocks)
  for found in results:
    for name in COLUMNS:
      rows[name] += found[name]
  frames = {name: pandas.DataFrame(rows[name], columns=COLUMNS[name]) for name in COLUMNS}
  for name, frame in frames.items():
    frame.to_csv(out / f"{name}.csv", index=False)
  observations = frames["observations"]
  for table, part in observations.groupby("table", sort=True):
    wide = part.pivot_table(index=[*HEAD, "item"], columns="measure", values="value", aggfunc="first", sort=False)
    wide.reset_index().to_csv(out / f"{table}.csv", index=False)
  print(f"{len(paths)} documents, {len(observations)} cells", file=sys.stderr)


if __name__ == "__main__":
  main()
