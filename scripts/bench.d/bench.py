"""Makes the corpora, lets the contestants run and prints the tables; scripts/bench says how to call it."""
import argparse
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from measure import Measured, machine, measure, raise_limits, ratio

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = pathlib.Path(os.environ["NIANBAO_BUILT"])
FLOOR = pathlib.Path(os.environ["NIANBAO_FLOOR"]).resolve()
MARKUP = pathlib.Path(os.environ["NIANBAO_MARKUP"]).resolve()
STAGES = ["ingest", "segment", "extract", "normalize", "validate", "export"]
FORMS = ["2008", "2014", "2019", "2021", "2021-mixed"]
FORMATS = ["html", "docx", "xlsx", "odt"]
# What is clearly broken: several times what docs/performance.md tells.
MOST_OF_PEER, MOST_MEMORY = 3.0, 256 << 20


def nianbao(corpus, folder, *more, program=None):
  """The command of a run that writes everything, and what removes what the run before wrote."""
  out = folder / "tables"
  def prepare():
    for path in (out, folder / "tables.state"):
      shutil.rmtree(path, ignore_errors=True)
  command = [
    str(program or BUILT / "nianbao"), "run", "--input", str(corpus), "--output", str(out), "--data",
    str(ROOT / "data"), "--quiet", "--full", "--fail-on", "never", "--max-reject", "100%", *more]
  return command, prepare


def contestant(name, corpus, folder, *more, program=None):
  folder = folder / name.replace(" ", "-").replace(",", "").replace("/", "-")
  folder.mkdir(parents=True, exist_ok=True)
  command, prepare = nianbao(corpus, folder, *more, program=program)
  return Measured(name, command, prepare, accepted=(0, 3))


def make(folder, count, seed, *more):
  subprocess.run(
    [BUILT / "corpus", "make", "--count", str(count), "--seed", str(seed), *more, folder], check=True,
    stdout=subprocess.DEVNULL)
  return folder / "documents"


def size(corpus):
  files = [path for path in corpus.rglob("*") if path.is_file()]
  return len(files), sum(path.stat().st_size for path in files)


def row(found, files, length, floor):
  cpu = found.median("cpu")
  return [
    found.name, f"{files / cpu:,.0f}", f"{length / cpu / 1e6:,.1f}", f"{cpu * 1e6 / files:,.0f}",
    f"{found.median('wall'):.2f}", f"{found.median('memory') / 2**20:,.0f}", f"{ratio(found, floor):,.1f}"]


def text(head, rows):
  widths = [max(len(line[column]) for line in [head, *rows]) for column in range(len(head))]
  lines = []
  for line in [head, ["-" * (width - (column > 0)) + ":" * (column > 0) for column, width in enumerate(widths)], *rows]:
    cells = [cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in
             enumerate(zip(line, widths))]
    lines.append("| " + " | ".join(cells) + " |")
  return "\n".join(lines)


HEAD = ["program", "documents/CPU s", "MB/CPU s", "CPU µs a document", "wall s", "peak MiB", "× the read floor"]


def compared(revision, folder):
  """Builds another revision beside this one and gives its program."""
  tree = folder / "tree"
  subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", "--quiet", tree, revision], check=True)
  subprocess.run(["swift", "build", "-c", "release", "--product", "nianbao"], cwd=tree, check=True, stdout=sys.stderr)
  return tree / ".build" / "release" / "nianbao"


def same(one, other):
  """The names of the tables that differ."""
  first, second = sorted((one / "csv").iterdir()), sorted((other / "csv").iterdir())
  names = sorted({path.name for path in first} ^ {path.name for path in second})
  for path in first:
    twin = other / "csv" / path.name
    if twin.exists() and not filecmp.cmp(path, twin, shallow=False):
      names.append(path.name)
  return names


def main():
  parser = argparse.ArgumentParser(prog="scripts/bench")
  parser.add_argument("--count", type=int, default=1000)
  parser.add_argument("--seed", type=int, default=8)
  parser.add_argument("--rounds", type=int, default=5)
  parser.add_argument("--jobs", type=int, default=2)
  parser.add_argument("--layouts", action="store_true")
  parser.add_argument("--editions", action="store_true")
  parser.add_argument("--compare", metavar="REV")
  parser.add_argument("--check", action="store_true")
  parser.add_argument("--markdown", metavar="FILE")
  options = parser.parse_args()
  if options.check:
    options.count, options.rounds = 200, 3
  raise_limits()
  with tempfile.TemporaryDirectory(prefix="nianbao-bench-") as name:
    folder = pathlib.Path(name)
    try:
      page, failures = bench(options, folder)
    finally:
      if options.compare:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", folder / "tree"], check=False)
  print(page)
  if options.markdown:
    pathlib.Path(options.markdown).write_text(page + "\n")
  for failure in failures:
    print(f"scripts/bench: {failure}", file=sys.stderr)
  sys.exit(1 if failures else 0)


def bench(options, folder):
  corpus = folder / "corpus"
  # A fifth of the documents for each form, each in all text layouts in turn.
  corpus.mkdir()
  for number, form in enumerate(FORMS):
    made = make(folder / form, max(1, options.count // len(FORMS)), options.seed + number, "--form", form)
    shutil.move(made, corpus / form)
  files, length = size(corpus)
  names = folder / "names"
  names.write_bytes(b"".join(bytes(path) + b"\0" for path in sorted(corpus.rglob("*")) if path.is_file()))
  out = folder / "out"
  floor = Measured("open, read, close in C", [str(FLOOR), str(corpus)])
  count = Measured("wc -m", ["env", "LC_ALL=C.UTF-8", "wc", "-m", f"--files0-from={names}"])
  peer = Measured(
    "Python, pandas and re",
    [sys.executable, str(ROOT / "scripts/bench.d/peer.py"), str(ROOT / "data"), str(corpus), str(out / "peer")])
  one = contestant("nianbao, 1 worker", corpus, out, "--jobs", "1")
  more = contestant(f"nianbao, {options.jobs} workers", corpus, out, "--jobs", str(options.jobs))
  contestants = [floor, count, peer, one, more]
  if options.editions:
    both = contestant(
      "nianbao, 1 worker, CSV Parquet XLSX", corpus, out, "--jobs", "1", "--outputs", "csv,excel,parquet")
    contestants.append(both)
  if options.compare:
    other = contestant(
      f"nianbao {options.compare}, 1 worker", corpus, out, "--jobs", "1",
      program=compared(options.compare, folder))
    contestants.append(other)
  measure(contestants, options.rounds)
  lines = [
    f"`{' '.join(['scripts/bench', *sys.argv[1:]])}`", "",
    f"{files:,} documents of {len(FORMS)} forms in all text layouts, {length / 1e6:,.1f} MB; {options.rounds} rounds in"
    f" alternation. {machine()}.", "",
    text(HEAD, [row(found, files, length, floor) for found in contestants]), ""]
  ratios = [
    f"- CPU against the read floor: {ratio(one, floor):.1f}",
    f"- CPU against `wc -m`: {ratio(one, count):.2f}",
    f"- CPU of the Python program against nianbao's: {ratio(peer, one):.2f}",
    f"- wall of {options.jobs} workers against one: {ratio(more, one, 'wall'):.2f}"]
  if options.editions:
    ratios.append(f"- CPU with Parquet and XLSX against CSV alone: {ratio(both, one):.2f}")
  failures = []
  if options.compare:
    ratios.append(f"- CPU against {options.compare}: {ratio(one, other):.2f}")
    differing = same(out / "nianbao-1-worker" / "tables", pathlib.Path(other.command[5]))
    ratios.append(f"- tables that differ from those of {options.compare}: {', '.join(differing) or 'none'}")
  lines += [*ratios, ""]
  if not options.check:
    lines += stages(corpus, out, files, options.rounds)
  if options.layouts:
    lines += parts(folder, options, files)
  if options.check:
    if ratio(one, peer) > MOST_OF_PEER:
      failures.append(f"nianbao takes {ratio(one, peer):.1f} times what Python takes, more than {MOST_OF_PEER}")
    if one.median("memory") > MOST_MEMORY:
      failures.append(f"nianbao takes {one.median('memory') >> 20} MiB, more than {MOST_MEMORY >> 20}")
  return "\n".join(lines).rstrip(), failures


def stages(corpus, out, files, rounds):
  """What each stage adds: runs that end with it, less runs that end before. Each writes what it found."""
  found = [contestant(f"until {stage}", corpus, out, "--jobs", "1", "--until", stage) for stage in STAGES]
  measure(found, rounds)
  rows, before = [], 0.0
  for stage, one in zip(STAGES, found):
    cpu = one.median("cpu")
    rows.append([stage, f"{cpu:.2f}", f"{cpu - before:+.2f}", f"{(cpu - before) * 1e6 / files:+,.0f}"])
    before = cpu
  return [
    "Runs that end with a stage, whose result they write as JSON, and the whole run, which writes CSV:", "",
    text(["last stage", "CPU s", "more than before", "µs a document"], rows), ""]


def parts(folder, options, files):
  """Each layout and each format by itself; pages and office files against libxml2 and zlib alone, too."""
  usage = subprocess.run([BUILT / "corpus"], capture_output=True, text=True).stderr
  usage += subprocess.run([BUILT / "corpus"], capture_output=True, text=True).stdout
  layouts = next(line for line in usage.splitlines() if line.strip().startswith("layouts:")).split()[1:]
  rows = []
  count = max(40, options.count // 10)
  plain = [name for name in layouts if not name.startswith(("html", "docx", "xlsx", "odt", "pdf-ruled", "pdf-plain"))]
  for kind, name in [("layout", name) for name in plain] + [("format", name) for name in FORMATS]:
    corpus = make(folder / f"{kind}-{name}", count, options.seed, f"--{kind}", name)
    files, length = size(corpus)
    if not files:
      continue
    floor = Measured("floor", [str(FLOOR), str(corpus)])
    one = contestant(f"{kind} {name}", corpus, folder / "parts", "--jobs", "1")
    contestants = [floor, one]
    if kind == "format":
      contestants.append(contestant("ingest", corpus, folder / "parts", "--jobs", "1", "--until", "ingest"))
      contestants.append(Measured("libxml2", [str(MARKUP), str(corpus)]))
    measure(contestants, min(3, options.rounds))
    against = [f"{ratio(found, contestants[3]):.2f}" for found in contestants[2:0:-1]] if kind == "format" else ["", ""]
    rows.append([one.name, f"{files:,}", *row(one, files, length, floor)[1:4], f"{one.median('memory') / 2**20:,.0f}",
                 *against])
  head = ["corpus", "documents", "documents/CPU s", "MB/CPU s", "CPU µs a document", "peak MiB",
          "ingest × libxml2", "whole run × libxml2"]
  return [f"{count} documents of one layout or format each:", "", text(head, rows), ""]


if __name__ == "__main__":
  main()
