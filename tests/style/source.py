# SPDX-License-Identifier: GPL-3.0-or-later
"""What the style checks share: the project's files, as text."""

import os
import pathlib
import re

ROOT = pathlib.Path(os.environ.get("KAMAE_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
FOLDERS = ("src", "plugins", "tests")


def files(*suffixes, folders=FOLDERS):
    """The project's files with one of the suffixes, as paths relative to the root."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path.relative_to(ROOT)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def without_comments(text):
    """C without comments; line numbers stay."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''

    def blank(match):
        found = match[0]
        return re.sub(r"[^\n]", " ", found) if found.startswith("/") else found

    return re.sub(pattern, blank, text, flags=re.S)


def line_of(text, position):
    return text.count("\n", 0, position) + 1
