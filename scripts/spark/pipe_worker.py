"""A client of `nianbao pipe`: it sends documents one at a time, waits for their records, and ends a worker that takes
too long, floods or dies. A document that does so twice is given up and gets the record of a reject. docs/pipe.md is
the protocol. It needs Python 3.9 and nothing else."""

import hashlib
import json
import os
import resource
import select
import signal
import struct
import subprocess
import time


def frame(kind, name=b"", body=b""):
    return struct.pack(">cIQ", kind.encode(), len(name), len(body)) + name + body


class WorkerFailed(Exception):
    """A worker ended, hung or flooded; the sentence says which."""


class Limits:
    """What a worker may take before it is ended: seconds for a line, bytes of memory, bytes of answer for a frame."""

    def __init__(self, seconds=120, memory=4 << 30, answer=1 << 30):
        self.seconds = seconds
        self.memory = memory
        self.answer = answer


class Worker:
    """One process of `nianbao pipe`, started when it is needed and again after it was ended."""

    def __init__(self, command, step, limits):
        self.command = list(command[:1]) + ["pipe", "--step", step] + list(command[1:])
        self.limits = limits
        self.process = None
        self.frames = 0
        self.starts = 0

    def start(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
            # A group of its own, so that the programs that it starts end with it.
            start_new_session=True)
        try:
            resource.prlimit(self.process.pid, resource.RLIMIT_AS, (self.limits.memory, self.limits.memory))
        except ProcessLookupError:
            pass  # It has ended already, which the first exchange tells.
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            os.set_blocking(pipe.fileno(), False)
        self.frames = 0
        self.starts += 1
        self.rest = bytearray()
        self.said = b""
        try:
            # Whoever does not answer this is not ended by a document.
            about = self.exchange(frame("?"))[0]
            # The question was a frame too.
            self.frames = 1
            return about
        except WorkerFailed as failure:
            self.end()
            raise RuntimeError(f"{' '.join(self.command)} is no worker: {failure}") from failure

    def end(self):
        """Ends the process and whatever it has started, now."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()
        self.process = None

    def exchange(self, sent, lines=1):
        """Sends a frame and gives its lines: so many, or with None those up to the one that is the last of a
        document or of a part. Raises WorkerFailed, after which the worker must be ended."""
        if self.process is None:
            self.start()
        to, out, err = (p.fileno() for p in (self.process.stdin, self.process.stdout, self.process.stderr))
        found = []
        size = 0
        place = 0
        is_question = sent[:1] == b"?"
        deadline = time.monotonic() + self.limits.seconds
        while place < len(sent) or lines is None or len(found) < lines:
            ready, free, _ = select.select(
                [out, err], [to] if place < len(sent) else [], [], max(0, deadline - time.monotonic()))
            if not ready and not free:
                raise WorkerFailed(f"took longer than {self.limits.seconds:g} s")
            if free:
                try:
                    place += os.write(to, sent[place:place + 65536])
                except BrokenPipeError:
                    raise WorkerFailed(self.death()) from None
            if err in ready:
                self.said = (self.said + os.read(err, 65536))[-4096:]
                if out not in ready and self.process.poll() is not None:
                    raise WorkerFailed(self.death())
            if out not in ready:
                continue
            piece = os.read(out, 1 << 18)
            if not piece:
                raise WorkerFailed(self.death())
            size += len(piece)
            if size > self.limits.answer:
                raise WorkerFailed(f"answered with more than {self.limits.answer} bytes")
            self.rest += piece
            if b"\n" not in piece:
                continue
            pieces = bytes(self.rest).split(b"\n")
            self.rest = bytearray(pieces.pop())
            for text in pieces:
                answer = self.parsed(text, is_question)
                found.append(answer)
                deadline = time.monotonic() + self.limits.seconds
                if lines is None and (answer.get("last") or answer.get("kind") == "part"):
                    lines = len(found)
        if len(found) > (lines or 0) or self.rest:
            raise WorkerFailed("answered with more than was asked for")
        if not is_question:
            self.frames += 1
        return found

    def finish(self, sent, lines):
        """Sends the last frames, ends the input and gives the lines that come then."""
        import threading

        for pipe in (self.process.stdin, self.process.stdout):
            os.set_blocking(pipe.fileno(), True)
        process = self.process

        def feed():
            try:
                view = memoryview(sent)
                while view:
                    view = view[os.write(process.stdin.fileno(), view[:1 << 20]):]
            except BrokenPipeError:
                pass  # The process has ended, which its code tells.
            finally:
                process.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        found = [json.loads(line) for line in process.stdout]
        feeder.join()
        code = process.wait()
        if code != 0 or len(found) != lines:
            raise RuntimeError(f"the worker ended with code {code} after {len(found)} of {lines} lines")
        self.end()
        return found

    def parsed(self, text, is_question):
        try:
            answer = json.loads(text)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or (not is_question and answer.get("frame", self.frames) != self.frames):
            raise WorkerFailed("answered with something else than a record")
        return answer

    def death(self):
        """Says how the process ended."""
        try:
            code = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "closed its output"
        if code < 0:
            return f"ended with signal {-code}"
        return f"ended with code {code}"

    def close(self):
        """Lets the process end by itself: the end of its input is the end of its work."""
        if self.process is None:
            return
        self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            pass
        self.end()


class Reader:
    """Takes documents to records. It counts nothing that a rerun would count differently."""

    ATTEMPTS = 2

    def __init__(self, command, limits):
        self.worker = Worker(command, "read", limits)
        self.about = None

    def start(self):
        if self.worker.process is None:
            self.about = self.worker.start()
        return self.about

    def records(self, path, content, length):
        """Gives the records of a document; content is None where it is above the limit and was not fetched."""
        if content is None:
            return self.unsent(path, {"rule": "too_large", "bytes": length})
        how = []
        for _ in range(self.ATTEMPTS):
            self.start()
            try:
                return self.worker.exchange(frame("D", path, content), lines=None)
            except WorkerFailed as failure:
                how.append(str(failure))
                self.worker.end()
        ways = how[0] if len(set(how)) == 1 else "; the next ".join(how)
        return self.unsent(path, {
            "rule": "worker_failed", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(),
            "message": f"{len(how)} workers were lost over the document, and it was given up: the first {ways}"
            if len(set(how)) > 1 else f"{len(how)} workers were lost over the document, and it was given up: each {ways}",
        })

    def unsent(self, path, why):
        self.start()
        try:
            return self.worker.exchange(frame("U", path, json.dumps(why).encode()), lines=None)
        except WorkerFailed as failure:
            self.worker.end()
            raise RuntimeError(f"a worker cannot even reject a document that it does not see: {failure}") from failure

    def close(self):
        self.worker.close()
