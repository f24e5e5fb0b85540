#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The headers of another release: other-headers.py WHEN OUTPUT HEADER…

Puts the headers of declarations together in one. "early": each struct lacks its last member, as if
it had been added since. "later": each has one more than now."""

import pathlib
import re
import sys


def change(struct, when):
    begin, members, end = struct[1], struct[2], struct[3]
    if when == "later":
        return f"{begin}{members}  gpointer later;\n{end}"
    parts = re.findall(r"[^;]*;\n", members)
    # Two are the least that says anything.
    return begin + "".join(parts[:-1] if len(parts) > 2 else parts) + end


def main(when, output, *headers):
    text = "".join(pathlib.Path(header).read_text(encoding="utf-8") for header in headers)
    text = re.sub(r'^#(pragma once|include ".*)\n', "", text, flags=re.M)
    # Sizes say how large the others are.
    text = re.sub(r"(struct _Kamae(?!Sizes)\w+\n\{\n)(.*?)(^\};\n)",
                  lambda struct: change(struct, when), text, flags=re.M | re.S)
    pathlib.Path(output).write_text("#define KAMAE_INSIDE\n" + text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
