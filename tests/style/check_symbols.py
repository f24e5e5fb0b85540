#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the built libraries and modules export: check_symbols.py BUILD [--update]"""

import pathlib
import re
import subprocess
import sys

from source import ROOT, files, read
from tap import run

BUILD = pathlib.Path(sys.argv[1])
# What was ever released stays: plugins outside of this tree are linked with it.
SAVED = ROOT / "tests/style/api/symbols"
LIBRARIES = {"src/core": "libkamae-1.so", "src/ui": "libkamae-ui-1.so"}


def exported(path):
    listing = subprocess.run(["nm", "-D", "--defined-only", path],
                             capture_output=True, text=True, check=True).stdout
    names = {line.split()[-1].split("@")[0] for line in listing.splitlines()}
    # The linker's own.
    return names - {"__bss_start", "_edata", "_end"}


def declared(folder):
    """The functions that the folder's public headers offer."""
    names = set()
    for path in files(".h", folders=(folder,)):
        text = re.sub(r"G_GNUC_\w+", "", read(path))
        names.update(re.findall(r"^KAMAE_AVAILABLE_IN_\w+\n[^;()]*\b(kamae_\w+) *\(", text, re.M))
        # G_DECLARE_…_TYPE (Type, prefix, …) declares prefix_get_type ().
        names.update(prefix + "_get_type"
                     for prefix in re.findall(
                         r"^KAMAE_AVAILABLE_IN_\w+\nG_DECLARE_\w+ \(\w+, (\w+),", text, re.M))
    return names


def check_names():
    """The libraries export nothing but kamae_…"""
    for folder, library in LIBRARIES.items():
        path = BUILD / folder / library
        if path.exists():
            yield from (f"{library}: {name}" for name in sorted(exported(path))
                        if not name.startswith("kamae_"))


def check_declared():
    """Every symbol exported stands in a public header, and the other way round"""
    for folder, library in LIBRARIES.items():
        path = BUILD / folder / library
        if path.exists():
            there, named = exported(path), declared(folder)
            yield from (f"{library}: {name} is in no header" for name in sorted(there - named))
            yield from (f"{library}: {name} is not there" for name in sorted(named - there))


def list_exported():
    return [f"{library} {name}" for folder, library in LIBRARIES.items()
            for name in sorted(exported(BUILD / folder / library))]


def check_saved():
    """What the libraries export is what tests/style/api/symbols says"""
    if not all((BUILD / folder / library).exists() for folder, library in LIBRARIES.items()):
        return
    saved, now = set(read(SAVED).splitlines()), set(list_exported())
    yield from (f"{line} is gone: plugins that call it are not loaded any more"
                for line in sorted(saved - now))
    yield from (f"{line} is new: check_symbols.py BUILD --update" for line in sorted(now - saved))


def check_modules():
    """A plugin's module exports nothing but what makes it one"""
    for path in sorted((BUILD / "plugins").rglob("*.so")):
        names = exported(path) - {"peas_register_types"}
        yield from (f"{path.name}: {name}" for name in sorted(names))


if __name__ == "__main__":
    if sys.argv[2:] == ["--update"]:
        SAVED.write_text("\n".join(list_exported()) + "\n", encoding="utf-8")
    else:
        run([check_names, check_declared, check_saved, check_modules])
