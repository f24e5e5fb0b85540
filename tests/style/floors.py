#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of the core: floors.py --update draws them anew in docs/architecture.md."""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from source import ROOT, files, read

CORE = "src/core"
PICTURE = "docs/architecture.md"

# From the ground up: each floor knows those below it. Those of one line do not know one another.
FLOORS = (
    ("base",),
    ("declare", "sqlite"),
    ("register",),
    ("journal",),
    ("report", "sample"),
    ("entities",),
    ("extension",),
)
LEVEL = {floor: number for number, floors in enumerate(FLOORS) for floor in floors}


def included(path):
    """Yields (line, header, whether between <>) for each include of a file."""
    for number, line in enumerate(read(path).splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if match:
            yield number, match[2], match[1] == "<"


def homes():
    """The folder of each header of the core."""
    return {path.name: path.parent.name for path in files(".h", folders=(CORE,))}


def includes():
    """Which floors the files of each floor include; the umbrella header stands for all below."""
    home_of = homes()
    found = {floor: set() for floor in LEVEL}
    for path in files(".c", ".h", folders=(CORE,)):
        floor = path.parent.name
        for _, header, _ in included(path):
            name = header.rsplit("/", 1)[-1]
            if floor in found and name == "kamae.h":
                found[floor] |= {other for other in LEVEL if LEVEL[other] < LEVEL[floor]}
            elif floor in found and home_of.get(name) in LEVEL:
                found[floor].add(home_of[name])
    return found


def draw():
    """A row for each floor, the highest first, with a mark for each floor whose headers it has."""
    found = includes()
    wide = max(map(len, LEVEL)) + 2
    lines = [" " * wide + "".join(floor.center(wide) for floor in LEVEL)]
    for floor in reversed(LEVEL):
        marks = ["■" if other == floor else "●" if other in found[floor]
                 else " " if LEVEL[other] >= LEVEL[floor] else "·" for other in LEVEL]
        lines.append(floor.ljust(wide) + "".join(mark.center(wide) for mark in marks))
    return "\n".join(line.rstrip() for line in lines)


def drawn():
    """The text of the document before the picture, the picture, and the text after it."""
    before, mark, rest = read(PICTURE).partition("<!-- tests/style/floors.py --update -->\n```\n")
    picture, _, after = rest.partition("\n```\n")
    return before + mark, picture, "\n```\n" + after


if __name__ == "__main__":
    before, _, after = drawn()
    if "--update" in sys.argv:
        (ROOT / PICTURE).write_text(before + draw() + after, encoding="utf-8")
    else:
        print(draw())
