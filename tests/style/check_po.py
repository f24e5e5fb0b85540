#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translation is whole: check_po.py. With --update it writes POTFILES.in and ja.po anew."""

import pathlib
import re
import subprocess
import sys
import tempfile

from source import ROOT, files, read, without_comments
from tap import run

POTFILES = ROOT / "po" / "POTFILES.in"
PO = ROOT / "po" / "ja.po"
KEYWORD = re.compile(r'(?<!\w)(?:_|N_|C_|KC_|ngettext) *\(\s*"')
DATA = (".desktop.in", ".metainfo.xml.in", ".gschema.xml")

# What JIS Q 27001 calls otherwise: po/GLOSSARY.md.
NOT_JIS = {
    "ステークホルダー": "利害関係者",
    "是正措置": "是正処置",
    "付属書": "附属書",
    "残存リスク": "残留リスク",
    "リスクオーナー": "リスク所有者",
    "発生確率": "起こりやすさ",
    "文書化された情報": "文書化した情報",
    "および": "及び",
    "または": "又は",
    "ユーザー": "利用者",
}


def translatable():
    """The files with a string to translate."""
    for path in files(".c", folders=("src", "plugins")):
        if KEYWORD.search(without_comments(read(path))):
            yield str(path)
    for path in files(".in", ".xml", folders=("data", "plugins")):
        if str(path).endswith(DATA):
            yield str(path)


def potfiles():
    listed = POTFILES.read_text(encoding="utf-8").splitlines()
    return [line for line in listed if line and not line.startswith("#")]


def merged():
    """The translation merged with the strings of the sources as they are, as text."""
    meson = read("po/meson.build")
    keywords = re.findall(r"'(--(?:keyword|from-code|add-comments)[^']*)'", meson)
    with tempfile.TemporaryDirectory() as folder:
        pot, po = pathlib.Path(folder, "kamae.pot"), pathlib.Path(folder, "ja.po")
        subprocess.run(["xgettext", "--files-from", POTFILES, "--directory", ROOT,
                        "--add-location=file", "--output", pot, *keywords],
                       check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
        if not pot.exists():
            return ""
        subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap",
                        "--add-location=file", "--output-file", po, PO, pot], check=True)
        # The day of the last collection says nothing, and would change with every one.
        return re.sub(r'"POT-Creation-Date:[^"]*"\n', "", po.read_text(encoding="utf-8"))


def entries():
    """Yields (comments, msgid, msgstr) for each string of the merged translation."""
    for block in merged().split("\n\n")[1:]:
        lines = [line for line in block.splitlines() if not line.startswith("#~")]
        comments = "\n".join(line for line in lines if line.startswith("#"))
        texts = {}
        current = None
        for line in lines:
            match = re.match(r'(msg\w+(?:\[\d\])?) "(.*)"$', line)
            if match:
                current = match[1]
                texts[current] = match[2]
            elif line.startswith('"') and current:
                texts[current] += line[1:-1]
        if "msgid" in texts:
            yield comments, texts["msgid"], texts.get("msgstr", texts.get("msgstr[0]", ""))


def check_potfiles():
    """po/POTFILES.in names every source with a string to translate"""
    there, listed = set(translatable()), potfiles()
    yield from (f"{path} is missing: ./dev pot" for path in sorted(there - set(listed)))
    yield from (f"{path} has nothing to translate" for path in sorted(set(listed) - there))
    if listed != sorted(listed):
        yield "not sorted"


def check_complete():
    """Nothing is untranslated or fuzzy"""
    for comments, msgid, msgstr in entries():
        if not msgstr:
            yield f"not translated: {msgid}"
        if "fuzzy" in comments:
            yield f"fuzzy: {msgid}"


def check_formats():
    """The translation has the placeholders of the original"""
    result = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", PO],
                            capture_output=True, text=True)
    if result.returncode:
        yield from result.stderr.splitlines()


def check_macros():
    """No string is cut in two by a macro for a format, which gettext cannot know"""
    for path in files(".c", folders=("src", "plugins")):
        for match in re.finditer(r'(?<!\w)(?:_|N_|ngettext) *\(\s*"[^;]*?"\s*G_G\w+_FORMAT',
                                 without_comments(read(path))):
            yield f"{path}: {match[0]}"


def check_comments():
    """Every string with a placeholder has a comment for translators"""
    for comments, msgid, _ in entries():
        if "c-format" in comments.replace("no-c-format", "") and "#. Translators" not in comments:
            yield msgid


def check_wording():
    """The Japanese follows the standard's wording"""
    for _, msgid, msgstr in entries():
        for wrong, right in NOT_JIS.items():
            if wrong in msgstr:
                yield f"{wrong} should be {right}: {msgstr}"


def update():
    head = "\n".join(line for line in POTFILES.read_text(encoding="utf-8").splitlines()
                     if line.startswith("#"))
    POTFILES.write_text("\n".join([head, *sorted(translatable()), ""]), encoding="utf-8")
    PO.write_text(merged(), encoding="utf-8")


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    else:
        run([check_potfiles, check_complete, check_formats, check_macros, check_comments,
             check_wording])
