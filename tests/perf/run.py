#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py BUILD: runs the measures, prints a line for each: name, ratio, goal."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(sys.argv[1])
PERF = BUILD / "tests" / "perf"
ROUNDS = 9


def report(name, ratio, goal):
    missed = "" if ratio <= goal else "  missed"
    print(f"{name:58} {ratio:6.2f} {goal:6.2f}{missed}", flush=True)


def make_sample(scale):
    """A register with that many made-up issues; it takes a while, so it is kept."""
    path = BUILD / f"sample-{scale}.kamae"
    if not path.exists():
        subprocess.run([BUILD / "src/cli/kamae-cli", "--lang", "ja", "sample", path,
                        "--scale", str(scale)], check=True)
    return path


def measure_start(*arguments):
    """Milliseconds until the first painted window, and KiB of memory then."""
    # The program is left without closing its register: a state folder of its own for each run keeps
    # the next one from checking the file as after a crash.
    with tempfile.TemporaryDirectory(dir=BUILD) as state:
        start = str(time.monotonic_ns() // 1000)
        done = subprocess.run([PERF / "bench-start", *arguments], check=True,
                              stdout=subprocess.PIPE,
                              env={**os.environ, "BENCH_START": start, "XDG_STATE_HOME": state})
    return [float(number) for number in done.stdout.split()]


def bench_start():
    sample = make_sample(10_000)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(measure_start(sample))
        theirs.append(measure_start())
    for index, name in enumerate(("start with 10,000 records / an empty window, time",
                                  "start with 10,000 records / an empty window, memory")):
        ratio = (statistics.median(run[index] for run in ours) /
                 statistics.median(run[index] for run in theirs))
        report(name, ratio, 1.5)


def run(program, *arguments):
    done = subprocess.run([PERF / program, *arguments], check=True, text=True,
                          stdout=subprocess.PIPE)
    for line in done.stdout.splitlines():
        name, ratio, goal = line.split("|")
        report(name, float(ratio), float(goal))


def main():
    print(f"{'measure':58} {'ratio':>6} {'goal':>6}")
    bench_start()
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        # Saves change the file; the samples stay as they are.
        saved, raw = (shutil.copy(make_sample(10_000), pathlib.Path(folder, name))
                      for name in ("saved.kamae", "raw.kamae"))
        run("bench-register", make_sample(100_000), saved, raw, make_sample(50_000))
        run("bench-risk", folder)
        run("bench-leadership", folder)
    run("bench-report")


if __name__ == "__main__":
    main()
