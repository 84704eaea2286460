"""Rows with everything that writers and readers trip over, for tables as the codebook has them."""
import random

PIECES = ['"', '""', ",", "\n", "\r\n", "\r", "\t", " ", "　", "=1+1", "+1", "-29", "@a", "＝1", "'", ";", "|", "\\",
          "\ufeff", "NA", "null", "None", "NaN", "inf", "true", "041600", "1e5", "2021-03-04", "#REF!", "<a>&amp;",
          "]]>", "_x000D_", "中", "⼀", "件", "，", "“”", "\U0001F600", "e\u0301", "\u202e", "国办公开办函〔2021〕30号",
          "received_new", "a", "0", "长" * 40]
INTEGERS = ["0", "1", "-1", "-29", "2147483647", "2147483648", "-2147483649", "9007199254740991",
            "-9007199254740991"]
NUMBERS = ["0", "-1", "0.1", "0.3", "-0.5", "352.36", "2867513", "0.000001", "99999999999.9999", "123456789012345",
           "9007199254740991", "1.0000000001"]
DATES = ["1970-01-01", "1969-12-31", "2000-02-29", "2021-12-31", "1900-03-01", "2100-01-01"]


def text(rng):
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 7)))


def field(column, kind, rng, row, key):
    if column in key and kind == "string":
        return f"R{row:012x}" if column == "report_id" else f"{text(rng)}{row}"
    if column == "year":
        return rng.choice(["", "1949", "2008", "2019", "2021", "2022", "2099"])
    if rng.random() < 0.2:
        return ""
    if kind == "string":
        return rng.choice(["blank", "count", f"编号{row}"]) if rng.random() < 0.5 else text(rng)
    if kind == "integer":
        return rng.choice(INTEGERS) if rng.random() < 0.5 else str(rng.randrange(-10 ** rng.randrange(1, 15), 10 ** 15))
    if kind == "number":
        return rng.choice(NUMBERS) if rng.random() < 0.5 else f"{rng.randrange(10 ** 9) / 10 ** rng.randrange(0, 5):.4f}"
    if kind == "date":
        return rng.choice(DATES)
    return rng.choice(["true", "false"])


def quoted(value):
    return '"' + value.replace('"', '""') + '"' if any(mark in value for mark in ',"\n\r') else value


def write(path, columns, key, rows, seed):
    rng = random.Random(f"{seed} {path.name}")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        for row in range(rows):
            file.write(",".join(quoted(field(name, kind, rng, row, key)) for name, kind in columns.items()) + "\n")
