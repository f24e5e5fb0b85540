#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who needs whom in the objects that were built, whatever they include: check_objects.py BUILD"""

import pathlib
import re
import subprocess
import sys

from floors import CORE, LEVEL
from source import files, read, without_comments
from tap import run

BUILD = pathlib.Path(sys.argv[1])
LARGEST_CIRCLE = 3


class Library:
    """The objects of one library or program: who defines a symbol, and who needs it."""

    def __init__(self, folder):
        self.definer = {}
        self.needed = {}
        # As "src/core/register/kamae-record.c", from libkamae-1.so.p/register_kamae-record.c.o.
        sources = folder.parent.relative_to(BUILD)
        objects = {str(path): str(sources / path.name[:-2].replace("_", "/"))
                   for path in folder.glob("*.c.o")}
        listing = subprocess.run(["nm", "-A", *objects], capture_output=True, text=True,
                                 check=True).stdout if objects else ""
        for line in listing.splitlines():
            path, _, entry = line.partition(".c.o:")
            kind, symbol = entry.split()[-2:]
            source = objects[path + ".c.o"]
            if kind == "U":
                self.needed.setdefault(source, set()).add(symbol)
            elif kind.isupper():
                self.definer[symbol] = source

    def ties(self):
        """For each file the files that it needs, and the symbols for which it does."""
        found = {}
        for source, symbols in self.needed.items():
            for symbol in symbols:
                other = self.definer.get(symbol, source)
                if other != source:
                    found.setdefault(source, {}).setdefault(other, set()).add(symbol)
        return found


def libraries():
    for folder in sorted(BUILD.rglob("*.p")):
        if folder.relative_to(BUILD).parts[0] in ("src", "plugins"):
            yield Library(folder)


def circles(ties):
    """Sets of files each of which needs all others, by way of others (Tarjan)."""
    number, lowest, path, found = {}, {}, [], []

    def visit(file):
        number[file] = lowest[file] = len(number)
        path.append(file)
        for other in ties.get(file, ()):
            if other not in number:
                visit(other)
            if other in path:
                lowest[file] = min(lowest[file], lowest[other])
        if lowest[file] == number[file]:
            position = path.index(file)
            found.append(sorted(path[position:]))
            del path[position:]

    for file in sorted(ties):
        if file not in number:
            visit(file)
    return found


def floor_of(source):
    return source.removeprefix(CORE + "/").split("/")[0]


def check_circles():
    """No more than three files need one another"""
    for library in libraries():
        ties = library.ties()
        for circle in circles(ties):
            if len(circle) > LARGEST_CIRCLE:
                yield f"{len(circle)} files in a circle"
                for file in circle:
                    needed = ", ".join(sorted(set(ties[file]) & set(circle)))
                    yield f"  {file} needs {needed}"


def check_floors():
    """No floor of the core needs a symbol of a higher floor, or of its neighbour's"""
    for library in libraries():
        for source, others in library.ties().items():
            for other, symbols in others.items():
                own, home = floor_of(source), floor_of(other)
                if own in LEVEL and home != own and LEVEL[home] >= LEVEL[own]:
                    yield f"{source}: {other} ({', '.join(sorted(symbols))})"


def check_declared():
    """What a floor's headers declare is defined on that floor"""
    definer = {}
    for library in libraries():
        definer.update(library.definer)
    for path in files(".h", folders=(f"{CORE}/{floor}" for floor in LEVEL)):
        for match in re.finditer(r"\b(kamae_\w+) +\(", without_comments(read(path))):
            source = definer.get(match[1], str(path))
            if source.startswith(CORE) and floor_of(source) != floor_of(str(path)):
                yield f"{path}: {match[1]} of {source}"


if __name__ == "__main__":
    run([check_circles, check_floors, check_declared])
