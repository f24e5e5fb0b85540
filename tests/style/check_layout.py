#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plugin has compiled into itself: check_layout.py [--update]

tests/style/api/layout says where in its struct each public member stands, how large structs are and
what the constants are worth. A plugin that was compiled with them is loaded by all later releases,
so a struct grows at its end only, and only where Kamae reads it by the plugin's own size
(KamaeSizes)."""

import pathlib
import re
import struct
import subprocess
import sys
import tempfile

from source import ROOT, files, read
from tap import run

LAYOUT = ROOT / "tests/style/api/layout"
# Structs that plugins lay out and Kamae reads by their own sizes.
SIZES = "src/core/declare/kamae-sizes.h"


def grow():
    """The structs of KamaeSizes."""
    return set(re.findall(r"sizeof \((Kamae\w+)\)", read(ROOT / SIZES)))


def declared(folder):
    """Yields (struct, members) and (None, constants) of the public headers of a folder."""
    for path in files(".h", folders=(folder,)):
        if path.name.endswith("-private.h"):
            continue
        text = re.sub(r"/\*.*?\*/", "", read(path), flags=re.S)
        for name, body in re.findall(r"^struct _(Kamae\w+)\s*\{(.*?)^\};", text, re.M | re.S):
            members = []
            for member in body.split(";")[:-1]:
                called = (re.search(r"\(\*\s*(\w+)\)", member)
                          or re.search(r"(\w+)\s*(\[\w+\])?\s*$", member))
                members.append(called[1])
            yield name, members
        for body in re.findall(r"^typedef enum\s*\{(.*?)\}", text, re.M | re.S):
            yield None, re.findall(r"^\s*(KAMAE_\w+)", body, re.M)


def flags(package):
    return subprocess.run(["pkg-config", "--cflags", *package.split()], capture_output=True,
                          text=True, check=True).stdout.split()


def measure(folder, header, package):
    lines = []
    for name, members in declared(folder):
        if name is None:
            lines += [f'printf ("{member} %d\\n", (int) {member});' for member in members]
            continue
        lines += [f'printf ("{name}.{member} %zu %zu\\n", offsetof ({name}, {member}),'
                  f' sizeof (({name} *) 0)->{member});' for member in members]
        lines.append(f'printf ("{name} %zu\\n", sizeof ({name}));')
    with tempfile.TemporaryDirectory() as directory:
        source, program = pathlib.Path(directory, "layout.c"), pathlib.Path(directory, "layout")
        source.write_text(f"#include <stddef.h>\n#include <stdio.h>\n#include <{header}>\n"
                          "int main (void)\n{\n" + "\n".join(lines) + "\nreturn 0;\n}\n",
                          encoding="utf-8")
        # Nothing of the libraries is called.
        subprocess.run(["cc", "-w", "-I", str(ROOT / "src/core"), "-I", str(ROOT / "src/ui"),
                        *flags(package), str(source), "-o", str(program),
                        "-Wl,--unresolved-symbols=ignore-all"], check=True)
        return subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout


def now():
    return (measure("src/core", "kamae.h", "pangocairo gio-2.0")
            + measure("src/ui", "kamae-ui.h", "libadwaita-1")).splitlines()


def differences():
    there = {line.split()[0]: [int(word) for word in line.split()[1:]] for line in now()}
    sized = grow()
    for line in read(LAYOUT).splitlines():
        name, *values = line.split()
        values = [int(value) for value in values]
        # Of what is reserved in a class, later members take.
        if name.endswith("._reserved"):
            continue
        if name not in there:
            yield f"{name} is gone"
        elif name in sized:
            if there[name][0] < values[0]:
                yield f"{name} has become smaller"
        elif there[name] != values:
            yield f"{name} was {values} and is {there[name]}"
    known = {line.split()[0] for line in read(LAYOUT).splitlines()}
    yield from (f"{name} is new: check_layout.py --update" for name in there if name not in known)


def check_layout():
    """What plugins have compiled into themselves stays as it is"""
    # Pointers of another size, other places.
    if struct.calcsize("P") == 8:
        yield from differences()


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        LAYOUT.write_text("\n".join(now()) + "\n", encoding="utf-8")
    else:
        run([check_layout])
