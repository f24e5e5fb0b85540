#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts faults into Kamae, one at a time, and tells which of them no test notices.

run.py [--check] [PATTERN…]: all faults, or those whose name contains a pattern; with --check they
are only looked up in the sources. What a fault is put into may have been written anew since: such a
fault is named, and left out until its “old” is renewed.

The faults stand in the *.toml beside this file: what a developer gets wrong on a bad day. A file
has the tests that concern it; a fault may name its own.

  tests = ["workflow", "guards"]

  [lock-not-asked]        # its name
  file = "kamae-workflow.c"
  old = "is_locked &&"    # stands once in the file
  new = "FALSE &&"

They are tried side by side, each in a copy of the sources that is built on from fault to fault.
"""

import concurrent.futures
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "build-mutants"
TIME_LIMIT = "600"  # seconds for one test of a fault: one that makes it hang is noticed


class Fault:
    def __init__(self, area, name, values):
        self.area = area
        self.name = f"{area}/{name}"
        self.file, self.old, self.new = values["file"], values["old"], values["new"]
        self.tests = values["tests"]

    def find(self, texts):
        """The one file of that name, or else of any, in which the text stands, once."""
        for pattern in (self.file, "*"):
            paths = [path for path, text in texts.items()
                     if path.match(pattern) and text.count(self.old) == 1]
            if len(paths) == 1:
                return paths[0]
        return None


def read_sources():
    """What faults are put into, by its path from the top."""
    return {path.relative_to(ROOT): path.read_text(encoding="utf-8")
            for folder in ("src", "plugins", "po", "data") for path in (ROOT / folder).rglob("*")
            if path.suffix in (".c", ".h", ".csv", ".po", ".in", ".xml")}


def read_faults():
    for path in sorted(pathlib.Path(__file__).parent.glob("*.toml")):
        area = tomllib.loads(path.read_text(encoding="utf-8"))
        tests = area.pop("tests")
        for name, values in area.items():
            yield Fault(path.stem, name, {"tests": tests} | values)


class Copy:
    """The sources and a build of them, in which faults are put and taken out again."""

    def __init__(self, number):
        self.root = WORK / str(number)
        self.build = self.root / "build"

    def run(self, *command, **options):
        return subprocess.run(command, cwd=self.root, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, **options)

    def prepare(self):
        """As the sources are now; what did not change keeps its time and is not built anew."""
        self.root.mkdir(parents=True, exist_ok=True)
        listed = subprocess.run(("git", "ls-files", "-coz", "--exclude-standard"), cwd=ROOT,
                                check=True, stdout=subprocess.PIPE).stdout.decode().split("\0")
        names = {name for name in listed if name and (ROOT / name).is_file()}
        for path in [path for path in self.root.rglob("*") if path.is_file()]:
            name = str(path.relative_to(self.root))
            if not name.startswith("build/") and name not in names:
                path.unlink()
        for name in names:
            source, target = ROOT / name, self.root / name
            if not target.exists() or target.read_bytes() != source.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        if not (self.build / "build.ninja").exists():
            self.run("meson", "setup", "build", "--buildtype=debug", check=True)
        built = self.run("ninja", "-C", "build")
        if built.returncode:
            sys.exit(built.stdout)

    def try_fault(self, fault):
        """What notices the fault: the name of a test, or None."""
        path = self.root / fault.path
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
        try:
            built = self.run("ninja", "-C", "build")
            if built.returncode:
                return "does not build:\n" + "\n".join(
                    line for line in built.stdout.splitlines() if "error" in line)
            for test in fault.tests:
                tested = self.run("timeout", TIME_LIMIT, "meson", "test", "-C", "build",
                                  "--no-rebuild", "-t", "4", test)
                if tested.returncode:
                    return test
            return None
        finally:
            path.write_text(text, encoding="utf-8")


def main(patterns):
    is_check = "--check" in patterns
    patterns = [pattern for pattern in patterns if pattern != "--check"]
    faults = [fault for fault in read_faults()
              if not patterns or any(pattern in fault.name for pattern in patterns)]
    texts = read_sources()
    for fault in faults:
        fault.path = fault.find(texts)
    stale = [fault for fault in faults if fault.path is None]
    for fault in stale:
        print(f"to be renewed: {fault.name}: “{fault.old}” does not stand once in {fault.file}")
    faults = [fault for fault in faults if fault.path is not None]
    if is_check:
        return 1 if stale else 0

    copies = queue.SimpleQueue()
    n_copies = os.cpu_count() or 1
    for number in range(n_copies):
        copy = Copy(number)
        copy.prepare()
        copies.put(copy)

    def try_one(fault):
        copy = copies.get()
        try:
            return fault, copy.try_fault(fault)
        finally:
            copies.put(copy)

    noticed, survived, broken = [], [], []
    with concurrent.futures.ThreadPoolExecutor(n_copies) as pool:
        tried = [pool.submit(try_one, fault) for fault in faults]
        for done in concurrent.futures.as_completed(tried):
            fault, test = done.result()
            kind = survived if test is None else broken if test.startswith("does not") else noticed
            kind.append(fault)
            print(f"{fault.name}: {test or 'NOT NOTICED'}", flush=True)

    print()
    for area in sorted({fault.area for fault in faults}):
        of_area = [fault for fault in faults if fault.area == area]
        n_noticed = sum(fault in noticed for fault in of_area)
        print(f"{area}: {n_noticed} of {len(of_area)} noticed")
    for fault in sorted(broken, key=lambda fault: fault.name):
        print(f"does not build: {fault.name}")
    for fault in sorted(survived, key=lambda fault: fault.name):
        print(f"not noticed: {fault.name}")
    print(f"{len(noticed)} of {len(faults)} noticed")
    return 1 if survived or broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
