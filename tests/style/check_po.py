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
    "審査機関": "認証機関",
    "施行中": "有効",
    "法令一覧": "法令規制一覧",
    "法令台帳": "法令規制一覧",
    "認証書": "認証登録証",
    "記名": "署名",
    "テレワーク": "リモートワーク",
    "リスク移転": "リスク共有",
    "無効のため": "有効でないため",
}

# Of two spellings, the other one.
MIXED = {
    r"サーバ(?!ー)": "サーバー",
    r"コンピュータ(?!ー)": "コンピューター",
    r"メモリ(?!ー)": "メモリー",
    r"だれ": "誰",
    r"全て": "すべて",
    r"(?<![そのの])他の": "ほかの",
    r"(?<!業務)委託先(?![）の])": "供給者（委託先）",
    r"(?<!内部)監査責任者": "監査チームリーダー",
    r"退社": "退職",
    r"(?<!%)%(?=[」、。）]|$)": "％",
    r": |:$": "：",
    r" · ": "・",
    r"(?<=[^\x00-\x7f])/|/(?=[^\x00-\x7f])": "／",
    r"御中": "各位（persons）",
}

# A space between Japanese and Latin letters or a number to come; that of a command line is one.
SPACED = re.compile(r"(?<=[ぁ-んァ-ヶ一-龥々。、]) (?=[A-Za-z%])|(?<=[A-Za-z])(?<!-o) (?=[ぁ-んァ-ヶ々])")

# A help is a field's .help or an entity's: a sentence or several, then perhaps an example.
HELP = re.compile(r'\.help\s*=\s*(?:N_|KC_)\s*\(((?:\s*"(?:[^"\\]|\\.)*",?)+)\s*\)')
SENTENCE_END = re.compile(r"(です|ます|ません|ください|か|です（[^）]*）)$")


def translatable():
    """The files with a string to translate."""
    for path in files(".c", ".h", folders=("src", "plugins")):
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
    for path in files(".c", ".h", folders=("src", "plugins")):
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


def check_spelling():
    """Each word and each sign is written in one way"""
    for _, _, msgstr in entries():
        for wrong, right in MIXED.items():
            if re.search(wrong, msgstr):
                yield f"{right}: {msgstr}"
        if SPACED.search(msgstr):
            yield f"a space: {msgstr}"


def check_catalogues():
    """The texts that come with the plugins are written as the translation is"""
    for path in files(".csv", folders=("plugins",)):
        for line in read(path).splitlines():
            for wrong, right in NOT_JIS.items():
                if wrong in line:
                    yield f"{path}: {wrong} should be {right}: {line}"
            for wrong in ("サーバ(?!ー)", "コンピュータ(?!ー)", "メモリ(?!ー)", "だれ", "全て", "保管期間"):
                if re.search(wrong, line):
                    yield f"{path}: {wrong}: {line}"


def check_help():
    """Help is whole sentences in です・ます, and may end in an example"""
    helps = {"".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found))
             for path in files(".c", folders=("src", "plugins"))
             for found in HELP.findall(without_comments(read(path)))}
    for _, msgid, msgstr in entries():
        if msgid not in helps:
            continue
        for sentence in filter(None, msgstr.split("例：")[0].split("。")):
            if not SENTENCE_END.search(sentence.rstrip("」")):
                yield f"{sentence}: {msgstr}"


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
             check_wording, check_spelling, check_catalogues, check_help])
