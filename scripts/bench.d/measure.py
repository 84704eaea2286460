"""What is measured of a program: CPU, wall time and memory, in rounds."""
import os
import resource
import statistics
import subprocess
import tempfile
import time


class Measured:
  """The figures of one contestant, one a round."""

  def __init__(self, name, command, prepare=None, accepted=(0,)):
    self.name, self.command, self.prepare, self.accepted = name, command, prepare, accepted
    self.cpu, self.wall, self.memory = [], [], []

  def run(self):
    if self.prepare:
      self.prepare()
    with tempfile.TemporaryFile() as errors:
      begun = time.perf_counter()
      child = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=errors)
      _, status, usage = os.wait4(child.pid, 0)
      wall = time.perf_counter() - begun
      child.returncode = os.waitstatus_to_exitcode(status)
      if child.returncode not in self.accepted:
        errors.seek(0)
        raise SystemExit(
          f"scripts/bench: {self.name} ended with {child.returncode}: {errors.read().decode(errors='replace')[-2000:]}")
    self.cpu.append(usage.ru_utime + usage.ru_stime)
    self.wall.append(wall)
    self.memory.append(usage.ru_maxrss * 1024)

  def median(self, figure):
    return statistics.median(getattr(self, figure))


def measure(contestants, rounds):
  """Runs each once to warm the cache, then in alternation."""
  for contestant in contestants:
    contestant.run()
    contestant.cpu, contestant.wall, contestant.memory = [], [], []
  for number in range(rounds):
    # Every other round backwards, so that nobody always comes behind the same neighbour.
    for contestant in contestants if number % 2 == 0 else contestants[::-1]:
      contestant.run()


def ratio(one, other, figure="cpu"):
  """The median of what one took against another, round by round."""
  return statistics.median(a / b for a, b in zip(getattr(one, figure), getattr(other, figure)))


def machine():
  name = "unknown processor"
  with open("/proc/cpuinfo") as file:
    for line in file:
      if line.startswith("model name"):
        name = line.split(":", 1)[1].strip()
        break
  load = os.getloadavg()[0]
  return f"{name}, {os.cpu_count()} cores; load {load:.1f} at the start"


def raise_limits():
  soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
  resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
