#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the sources that no compiler knows. The floors are those of docs/architecture.md."""

import re

from floors import CORE, LEVEL, draw, drawn, homes, included
from source import ROOT, files, line_of, read, without_comments
from tap import run

LIBRARIES = (CORE, "src/ui")

# What the core's declaration lists beside its own entities.
SYSTEM = {"kamae-system-private.h"}

# A folder outside the core: the headers between <> of the project that it may include.
UMBRELLAS = {
    "src/ui": {"kamae.h", "kamae-i18n.h"},
    "src/shell": {"kamae.h", "kamae-ui.h", "kamae-i18n.h"},
    "src/cli": {"kamae.h", "kamae-i18n.h"},
    "plugins": {"kamae.h", "kamae-ui.h", "kamae-i18n.h"},
}

# Where statements are made from the declarations.
MAKES_SQL = ("src/core/sqlite/", "src/core/declare/", "src/core/register/", "src/core/journal/")

# Where names of declarations, which kamae_model_add() lets through only as identifiers, stand in
# quotes in a statement.
QUOTES_NAMES = ("src/core/register/kamae-schema.c", "src/core/register/kamae-schema-update.c",
                "src/core/register/kamae-schema-work.c", "src/core/register/kamae-query.c")

LONGEST_LINE = 100
LONGEST_FUNCTION = 120


def public_headers(umbrella):
    """The headers that an umbrella header includes, by their file name."""
    path = ROOT / umbrella
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return set(re.findall(r"#include <(?:\w+/)?(kamae-[^>]+)>", text))


def check_sqlite():
    """sqlite3.h is included in src/core/sqlite only"""
    for path in files(".c", ".h", folders=("src", "plugins")):
        for line, header, _ in included(path):
            if header.startswith("sqlite3") and not str(path).startswith("src/core/sqlite/"):
                yield f"{path}:{line}: {header}"


def check_orders():
    """SQL orders numbers and codes by their count, and adds months by add_months()"""
    order = re.compile(r"ORDER BY[^\n)]*?(?<![\w(])(?:\w+\.)?(?:number|code|staff_no)\b"
                       r"(?! COLLATE| WHEN| =| AS|\"\))")
    for path in files(".c", ".h", folders=("src", "plugins")):
        for number, line in enumerate(without_comments(read(path)).splitlines(), 1):
            if '"' in line and (order.search(line) or re.search(r"months?' *[,)]", line)
                                or "|| ' months'" in line):
                if "'start of month'" not in line and "setting ('" not in line:
                    yield f"{path}:{number}: {line.strip()}"


def check_libpeas():
    """libpeas is included in kamae-peas.c only"""
    for path in files(".c", ".h"):
        for line, header, _ in included(path):
            if "libpeas" in header and str(path) != "src/core/extension/kamae-peas.c":
                yield f"{path}:{line}: {header}"


def check_widgets():
    """GTK and libadwaita are not included in the core and the command line"""
    for path in files(".c", ".h", folders=(CORE, "src/cli")):
        for line, header, _ in included(path):
            if header.startswith(("gtk", "gdk", "gsk", "adwaita")):
                yield f"{path}:{line}: {header}"


def check_accessible_names():
    """kamae_widget_set_name() alone names widgets, the same in every version of GTK"""
    for path in files(".c", folders=("src", "plugins")):
        text = read(path)
        for match in re.finditer(r"GTK_ACCESSIBLE_PROPERTY_LABEL\b", text):
            if str(path) != "src/ui/kamae-name.c":
                yield f"{path}:{line_of(text, match.start())}: names a widget by itself"


def check_floors():
    """A floor of the core includes its own headers and those of the floors below"""
    home_of = homes()
    public = public_headers("src/core/kamae.h")
    for path in files(".c", ".h", folders=(CORE,)):
        own = path.parent.name
        if own == "core":
            continue
        if own not in LEVEL:
            yield f"{path}: on no floor"
            continue
        for line, header, _ in included(path):
            name = header.rsplit("/", 1)[-1]
            home = home_of.get(name, own)
            # The core's own declaration is made as a plugin would make it, but for what it lists.
            is_hidden = own == "entities" and home != own and name not in public | SYSTEM
            if home in ("core", own) or (LEVEL[home] < LEVEL[own] and not is_hidden):
                continue
            yield f"{path}:{line}: {header}"


def check_picture():
    """The picture of the floors in docs/architecture.md shows what they include"""
    if drawn()[1] != draw():
        yield "python3 tests/style/floors.py --update draws it anew"


def check_outer_layers():
    """Widgets, programs and plugins include the umbrella headers and their own folder"""
    for folder, umbrellas in UMBRELLAS.items():
        for path in files(".c", ".h", folders=(folder,)):
            # Each plugin is a folder of its own.
            own = "/".join(path.parts[:2])
            own_headers = {header.name for header in files(".h", folders=(own,))}
            for line, header, between_angles in included(path):
                name = header.rsplit("/", 1)[-1]
                if "kamae" not in name or name.startswith("kamae-enums"):
                    continue
                is_own = name in own_headers and not header.startswith("src/")
                if header not in umbrellas and (not is_own or ".." in header):
                    yield f"{path}:{line}: {header}"


def check_umbrellas():
    """Every public header stands in its library's umbrella, private ones are named so"""
    for folder, umbrella in ((CORE, "kamae.h"), ("src/ui", "kamae-ui.h")):
        public = public_headers(f"{folder}/{umbrella}")
        for path in files(".h", folders=(folder,)):
            if path.name in (umbrella, "kamae-i18n.h") or path.name in public:
                continue
            if not path.name.endswith("-private.h"):
                yield f"{path}: neither in {umbrella} nor named -private.h"


def check_licences():
    """The first line names the licence: LGPL in the libraries, GPL elsewhere"""
    for path in files(".c", ".h", ".py", ".sh", ".css"):
        library = str(path).startswith(LIBRARIES)
        licence = "LGPL-2.1-or-later" if library else "GPL-3.0-or-later"
        head = "\n".join(read(path).splitlines()[:2])
        if f"SPDX-License-Identifier: {licence}" not in head:
            yield f"{path}: not {licence}"


def check_lines():
    """No line is longer than a hundred characters, none ends in a space, none has a tab"""
    for path in files(".c", ".h", ".py"):
        for number, line in enumerate(read(path).split("\n"), 1):
            # A sentence stays in one piece, and an attribute in a header may stick out.
            is_text = re.fullmatch(r'[^"]{0,60}"(?:\\.|[^"\\])*"[^"]{0,20}', line)
            measured = re.sub(r" G_GNUC_[A-Z_]+(?: \(\d+\))?", "", line)
            if len(measured) > LONGEST_LINE and not is_text:
                yield f"{path}:{number}: {len(measured)} characters"
            if line != line.rstrip() or "\t" in line:
                yield f"{path}:{number}: blanks"


def check_functions():
    """No function is longer than 120 lines"""
    for path in files(".c"):
        start = 0
        lines = read(path).splitlines()
        for number, line in enumerate(lines, 1):
            if line == "{":
                start = number
            elif line == "}" and start:
                if number - start > LONGEST_FUNCTION and "_class_init" not in lines[start - 2]:
                    yield f"{path}:{start}: {number - start} lines"
                start = 0


def check_goto():
    """There is no goto"""
    for path in files(".c", ".h"):
        for match in re.finditer(r"\bgoto\s+\w+;", without_comments(read(path))):
            yield f"{path}:{line_of(without_comments(read(path)), match.start())}"


def literals(path):
    """Yields (line, text) for each string literal of a C file, adjacent ones joined."""
    text = without_comments(read(path))
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*', text):
        parts = re.findall(r'"((?:\\.|[^"\\\n])*)"', match[0])
        yield line_of(text, match.start()), "".join(parts)


def check_sql():
    """SQL never replaces, never deletes without WHERE, has no value printed into it"""
    for path in files(".c", folders=("src", "plugins")):
        for line, text in literals(path):
            if re.search(r"\b(REPLACE INTO|INSERT OR REPLACE)\b", text):
                yield f"{path}:{line}: REPLACE"
            if re.search(r"\bDELETE FROM\b(?!.*\bWHERE\b)", text, re.S):
                yield f"{path}:{line}: DELETE without WHERE"
            if not re.search(r"\b(SELECT .* FROM|INSERT INTO|UPDATE \S+ SET|DELETE FROM)\b", text):
                continue
            if str(path) not in QUOTES_NAMES and re.search(r"'%s|%[-0-9]*[dufQ]|%l[du]|[=<>] *%s", text):
                yield f"{path}:{line}: value printed into SQL"
            # Names of tables and columns are those of the declarations: only the core prints them.
            if "%s" in text and not str(path).startswith(MAKES_SQL):
                yield f"{path}:{line}: SQL that is not constant"


# What fails when the file cannot be read: who passes no error would take that for "nothing there".
READS = re.compile(r"\b(kamae_(?:cursor_next|statement_(?:step|run)|register_(?:query|count|compute"
                   r"|find|ref_record|load_one|check|verify|history|read_file)|database_prepare"
                   r"|report_context_query)) \(")


def arguments_end(text, start):
    """Where the call ends whose arguments begin at start."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(text[start], 0)
        start += 1
    return start


def check_reads():
    """No read is asked without an error: it is given, or kept by KAMAE_KEPT"""
    for path in files(".c", folders=("src", "plugins")):
        text = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', without_comments(read(path)))
        for match in READS.finditer(text):
            call = text[match.end():arguments_end(text, match.end())]
            if re.search(r",\s*NULL\)$", call):
                yield f"{path}:{line_of(text, match.start())}: {match[1]}"


def functions_that_fail():
    """The functions of the tree that have an error to give, with the files and bodies of each"""
    head = re.compile(r"^(\w+) \([^;{}]*?GError\s+\*\*\w+\)\n\{(.*?)^\}", re.M | re.S)
    found = {}
    for path in files(".c", folders=("src", "plugins")):
        for match in head.finditer(without_comments(read(path))):
            found.setdefault(match[1], {})[str(path)] = match[2]
    return found


def check_kept():
    """Outside of the core each failure goes up by an error, and only the core can keep one"""
    known = functions_that_fail()
    for path in files(".c", folders=("plugins", "src/cli", "src/shell", "src/ui")):
        text = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', without_comments(read(path)))
        for match in re.finditer(r"\b(\w+) \(", text):
            places = known.get(match[1], {})
            if match[1].endswith("_finish") or match[1] == "kamae_register_take_failure":
                continue
            if not places or not (match[1].startswith("kamae_") or str(path) in places):
                continue
            call = text[match.end():arguments_end(text, match.end())]
            # A table without a query reads nothing.
            if re.search(r",\s*NULL\)$", call) and not re.search(r"\bNULL,\s*NULL\)$", call):
                yield f"{path}:{line_of(text, match.start())}: {match[1]}, whose failure is lost"
            if re.search(r"\bKAMAE_KEPT\)$", call) and not all(map(keeps, places.items())):
                yield f"{path}:{line_of(text, match.start())}: {match[1]} cannot keep a failure"


def keeps(place):
    """Whether a function hands on what nobody asks for"""
    path, body = place
    return path.startswith("src/core/") or "g_propagate_error" not in body


def check_null_texts():
    """What a record or a row gives may be missing: it is compared by g_strcmp0()"""
    for path in files(".c", folders=("src", "plugins")):
        text = without_comments(read(path))
        for match in re.finditer(r"g_str_equal \(kamae_(record_get_(?:state|text)|cursor_get_text"
                                 r"|statement_get_text)", text):
            yield f"{path}:{line_of(text, match.start())}: {match[1]}"


def check_signatures():
    """Queries ask the view of the signatures that stand, not the table of all approvals"""
    for path in files(".c", folders=("src", "plugins")):
        for line, text in literals(path):
            by_key = re.sub(r"\bFROM approval WHERE (id = |voided_on IS NULL)", "", text)
            if re.search(r"\b(FROM|JOIN) approval\b", by_key):
                yield f"{path}:{line}: approval, where void ones stand too"


def check_decisions():
    """Each decision has a number of its own, and what is referred to is there"""
    names = {}
    for path in files(".md", folders=("docs/decisions",)):
        number = path.name[:4]
        if number in names:
            yield f"{path}: the number of {names[number]}"
        if not read(path).startswith(f"# {number}: "):
            yield f"{path}:1: another number than its name"
        names[number] = path.stem
    for path in ("CONTRIBUTING.md", *files(".md", folders=("docs",))):
        for match in re.finditer(r"docs/decisions/(\d{4})([-\w]*)", read(path)):
            if not names.get(match[1], "").startswith(match[1] + match[2]):
                yield f"{path}:{line_of(read(path), match.start())}: no decision {match[0]}"


if __name__ == "__main__":
    run([check for name, check in sorted(globals().items()) if name.startswith("check_")])
