#!/usr/bin/env python3
"""Stands in front of nianbao in tests: what it sees of some documents makes it end, hang or flood, as a program with a
defect would. Everything else goes to the program beside it and back.

The name of a document decides: worker-crash, worker-hang, worker-flood, worker-memory; worker-once ends the first
worker that sees it, and is a document like any other to the next. The file marks beside this one names a folder for
what has been seen."""

import os
import signal
import struct
import subprocess
import sys
import time


def marked(here, name):
    """Tells whether a document was seen before, on whatever machine."""
    with open(f"{here}/marks", encoding="utf-8") as file:
        folder = file.read().strip()
    try:
        os.close(os.open(f"{folder}/{name.hex()}", os.O_CREAT | os.O_EXCL))
        return False
    except FileExistsError:
        return True


def misbehave(name, here):
    if b"worker-crash" in name or (b"worker-once" in name and not marked(here, name)):
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"worker-hang" in name:
        time.sleep(1 << 20)
    if b"worker-flood" in name:
        while True:
            os.write(1, b"x" * (1 << 16))
    if b"worker-memory" in name:
        held = []
        while True:
            held.append(bytearray(1 << 26))


def main():
    here = os.path.dirname(os.path.realpath(__file__))
    program = f"{here}/nianbao"
    if len(sys.argv) < 2 or sys.argv[1] != "pipe" or "read" not in sys.argv:
        os.execv(program, [program] + sys.argv[1:])
    real = subprocess.Popen([program] + sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    source = sys.stdin.buffer
    while True:
        head = source.read(13)
        if len(head) < 13:
            break
        kind, name_length, body_length = struct.unpack(">cIQ", head)
        name = source.read(name_length)
        body = source.read(body_length)
        if kind == b"D":
            misbehave(name, here)
        real.stdin.write(head + name + body)
        real.stdin.flush()
        while True:
            line = real.stdout.readline()
            if not line:
                sys.exit(real.wait())
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            if kind == b"?" or b'"last":true' in line[:64]:
                break
    real.stdin.close()
    sys.exit(real.wait())


main()
