#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every print of the sample organization, word by word at its place: test_paper.py KAMAE-CLI"""

import collections
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from xml.etree import ElementTree

from tap import run

CLI = sys.argv[1]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="kamae-paper-"))
MILLIMETRE = 72 / 25.4
LEFT, OTHER = 20 * MILLIMETRE, 15 * MILLIMETRE
XHTML = "{http://www.w3.org/1999/xhtml}"

# A date or a number that goes on in the next line.
TORN = re.compile(r"\d{4}年$|^月\d|月\n\d{1,2}日[～〜]?$|\bA\.$|\b[A-Z]{1,4}-(\d{4}-)?$", re.M)

# What the paper of the sample must show.
SHOWN = {
    "ja": {"RSK-R01": "●", "NCR-R02": "▲期限超過", "RSK-R06": "機密性=3", "SCP-R01": "第2.1版",
           "CMP-R03": "4月", "AUD-R01-c": "2028年度", "CMP-R01": "力量のレベル：",
           "SOA-R02": "未定1件"},
    "en": {"RSK-R01": "●", "NCR-R02": "▲ overdue", "RSK-R06": "Confidentiality=3",
           "SCP-R01": "Version 2.1", "AUD-R01-c": "FY2028", "SOA-R02": "Not decided yet: 1."},
}


# Tables that fill pages, by words of their heads.
LONG = {
    "ja": {"AST-R01": "情報資産", "AUD-R05-l": "個別監査", "CTX-R02": "情報資産", "NCR-R02": "発生源",
           "RSK-R01": "事象", "RSK-R01-a4": "事象"},
    "en": {"AST-R01": "Medium", "AUD-R05-l": "Audit", "CTX-R02": "assets", "NCR-R02": "Source",
           "RSK-R01": "Event", "RSK-R01-a4": "Event"},
}

# The labels of approval boxes at the top right, and those of the forms that have them elsewhere.
LABELS = {"ja": {"承認", "審査", "確認", "作成"}, "en": {"Approved", "Reviewed", "Checked", "Prepared"}}
BOXES_BELOW = {"NCR-R01"}

# What only a print of a record or a version bears at the top of each page.
NUMBER = re.compile(r"^(?:[A-Z]+(?:-\d+)+|第[\d.]+版|Version [\d.]+) ")


class Page:
    def __init__(self, element, pdf, number):
        self.pdf, self.number = pdf, number
        self.width, self.height = (float(element.get(name)) for name in ("width", "height"))
        self.words = [(word.text, *(float(word.get(edge))
                                    for edge in ("xMin", "yMin", "xMax", "yMax")))
                      for word in element.iter(f"{XHTML}word")]
        self.lines = [" ".join(word.text for word in line.iter(f"{XHTML}word"))
                      for line in element.iter(f"{XHTML}line")]


class Picture:
    """A page as it looks, two dots a point"""

    def __init__(self, page):
        data = subprocess.run(["pdftoppm", "-r", "144", "-f", str(page.number), "-l",
                               str(page.number), page.pdf], capture_output=True, check=True,
                              timeout=300).stdout
        size = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        self.width, self.height = int(size[1]), int(size[2])
        self.data = data[size.end():]

    def get(self, x, y):
        at = 3 * (self.width * int(y) + int(x))
        return self.data[at:at + 3]

    def run(self, x, y, dx, dy):
        """How far it is to the next line, which is black; seals are red"""
        n = 0
        while self.get(x + n * dx, y + n * dy)[0] > 110:
            n += 1
        return n


def call(*command):
    return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout.decode()


def print_one(language, file, report, name=None):
    pdf = FOLDER / f"{language}-{name or report}.pdf"
    call(CLI, "--lang", language, "report", file, report, "-o", pdf)
    pages = ElementTree.fromstring(call("pdftotext", "-bbox-layout", pdf, "-"))
    return [Page(page, pdf, number) for number, page in enumerate(pages.iter(f"{XHTML}page"), 1)]


def print_all(language, prints={}):
    """The pages of each report, by its id."""
    if language not in prints:
        file = FOLDER / f"{language}.kamae"
        call(CLI, "--lang", language, "sample", file)
        prints[language] = {}
        for report in re.findall(r"^([A-Z]{3}-R\S+)", call(CLI, "reports", file), re.M):
            prints[language][report] = print_one(language, file, report)
        assert len(prints[language]) > 40
    return prints[language]


def pages():
    for language in ("ja", "en"):
        for report, paper in print_all(language).items():
            for number, page in enumerate(paper, 1):
                yield f"{language} {report} page {number}", number, len(paper), page


def test_margins():
    """No word stands in a margin"""
    for name, _, _, page in pages():
        for text, left, top, right, bottom in page.words:
            assert LEFT - 1 <= left and right <= page.width - OTHER + 1, (name, text, left, right)
            assert OTHER - 1 <= top and bottom <= page.height - OTHER + 1, (name, text, top, bottom)


def is_letter(report, n_pages):
    """One sheet that leaves the company, as a notice on the wall, has neither head nor foot"""
    return report in ("LDR-R01-public", "LDR-R04") and n_pages == 1


def test_numbers():
    """Each page bears its number and how many there are"""
    for name, number, n_pages, page in pages():
        if is_letter(name.split()[1], n_pages):
            continue
        foot = " ".join(text for text, _, top, _, _ in page.words
                        if top > page.height - OTHER - 20)
        assert f"{number} / {n_pages}" in foot, (name, foot)


def test_running_heads():
    """Each page bears the title, and that of a record or a version its number"""
    for language in ("ja", "en"):
        numbered = set()
        for report, paper in print_all(language).items():
            above = [word for word in paper[0].words if word[2] < 30 * MILLIMETRE]
            tallest = max(bottom - top for _, _, top, _, bottom in above)
            title = " ".join(text for text, _, top, _, bottom in above
                             if bottom - top > 0.95 * tallest)
            for page in paper if not is_letter(report, len(paper)) else ():
                head = " ".join(text for text, _, top, _, _ in page.words if top < OTHER + 9)
                assert title in head, (language, report, page.number, title, head)
                if NUMBER.match(head):
                    numbered.add(report)
                else:
                    assert report not in numbered, (language, report, page.number, head)
        assert len(numbered) > 25, (language, len(numbered))
        for report in ("AUD-R06", "CTX-R01", "MRV-R03", "NCR-R01", "SOA-R01", "SCP-R01", "RSK-R06"):
            assert report in numbered, (language, report)


def test_repeated_heads():
    """The head of a long table stands on each of its pages"""
    for language, reports in LONG.items():
        for report, text in reports.items():
            paper = print_all(language)[report]
            assert len(paper) > 1, (language, report)
            for page in paper:
                assert any(word == text and top < 70 * MILLIMETRE
                           for word, _, top, _, _ in page.words), (language, report, page.number)


def test_seals():
    """Approval boxes take a seal of 12 mm"""
    for language in ("ja", "en"):
        seen = set()
        for report, paper in print_all(language).items():
            page = paper[-1 if report in BOXES_BELOW else 0]
            labels = [word for word in page.words if word[0] in LABELS[language]
                      and (report in BOXES_BELOW or word[1] > page.width / 2
                           and word[2] < 30 * MILLIMETRE)]
            picture = Picture(page) if labels else None
            for text, left, top, right, bottom in labels:
                x, y = left + right, 2 * bottom + 2
                y += picture.run(x, y, 0, 1) + 4      # over the line below the label
                height = picture.run(x, y, 0, 1) / 2
                width = (picture.run(x, y + height, -1, 0) + picture.run(x, y + height, 1, 0)) / 2
                assert height >= 12 * MILLIMETRE <= width, (
                    language, report, text, height / MILLIMETRE, width / MILLIMETRE)
                seen.add(report)
        assert len(seen) > 20 and "NCR-R01" in seen, (language, sorted(seen))


def test_logo():
    """The organization's logo stands at the top of the first page"""
    logo = FOLDER / "logo.png"
    rows = b"".join(b"\0" + b"\0\0\xff" * 80 for _ in range(40))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 80, 40, 8, 2, 0, 0, 0)),
              (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    logo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks))
    print_all("en")
    file = FOLDER / "logo.kamae"
    shutil.copy(FOLDER / "en.kamae", file)
    (organization,) = json.loads(call(CLI, "list", file, "organization", "--json"))
    key = call(CLI, "attach", file, str(organization["id"]), logo).split()[0]
    call(CLI, "set", file, str(organization["id"]), f"logo={key}")
    paper = print_one("en", file, "CTX-R02", "logo")
    blue = []
    for page in paper[:2]:
        picture = Picture(page)
        blue.append([(x, y) for x in range(0, picture.width, 4) for y in range(0, picture.height, 4)
                     if picture.get(x, y)[2] > 200 > 60 > picture.get(x, y)[0]])
    assert blue[0] and not blue[1]
    left, top = min(x for x, _ in blue[0]) / 2, min(y for _, y in blue[0]) / 2
    bottom = max(y for _, y in blue[0]) / 2
    assert abs(left - LEFT) < 4 and top > OTHER, (left, top)
    assert 7 * MILLIMETRE < bottom - top < 10 * MILLIMETRE, bottom - top


def test_aligned_numbers():
    """Figures that are compared stand at the right of their columns"""
    heads = {"ja": ("今回", "前回", "増減"), "en": ("This", "Last", "Change")}
    number = re.compile(r"^[+−±]?\d+(\.\d+)?(％|%|日|ポイント)?$")
    for language in ("ja", "en"):
        columns = collections.defaultdict(list)
        for page in print_all(language)["MRV-R02"]:
            for text, left, top, right, _ in page.words:
                if text != heads[language][0]:
                    continue
                last = [word for word in page.words
                        if word[0] == heads[language][2] and abs(word[2] - top) < 3]
                below = [word for word in page.words
                         if last and number.match(word[0]) and left - 20 < word[3] < last[0][3] + 40
                         and top + 8 < word[2] < top + 45]
                for word in below:
                    if any(abs(other[2] - word[2]) < 3 and 0 < other[1] - word[3] < 5
                           for other in page.words):   # its unit stands at the right
                        continue
                    columns[page.number, top, round(word[3] / 40)].append(word[3])
        edges = [edge for column in columns.values() for edge in column]
        assert len(edges) > 20, (language, columns)
        for column in columns.values():
            assert max(column) - min(column) < 1.5, (language, column)


def axis_years(page):
    """The years under charts, each in the middle over its month, side by side in one line"""
    years = [word for word in page.words if re.fullmatch(r"\d{4}年", word[0])
             and any(re.fullmatch(r"\d{1,2}月", month) and 0 < top - word[2] < 14
                     and abs(left + right - word[1] - word[3]) < 2
                     for month, left, top, right, _ in page.words)]
    return {year[0] for year in years if sum(abs(other[2] - year[2]) < 1 for other in years) > 3}


def test_whole_words():
    """No date and no number is torn"""
    for name, _, _, page in pages():
        axis = axis_years(page)
        lines = [line for line in page.lines if not axis or not set(line.split()) <= axis]
        torn = TORN.search("\n".join(lines))
        assert not torn, (name, torn)


def test_last_pages():
    """No last page has but an end mark or a line or two"""
    for name, number, n_pages, page in pages():
        body = [bottom for _, _, top, _, bottom in page.words
                if OTHER + 20 < top < page.height - OTHER - 20]
        if number == n_pages > 1 and "SCP-R02" not in name:   # whose pages are drawings
            assert max(body) > 0.2 * page.height, (name, max(body) / page.height)


def test_english():
    """English paper has Japanese letters only where the registered scope is given in Japanese"""
    for report, paper in print_all("en").items():
        text = "\n".join(line for page in paper for line in page.lines)
        assert not re.search(r"\d(days|people|items)\b", text), report
        found = re.findall(r"[（）「」、。ぁ-んァ-ヶ一-龥]", text)
        assert not found or report == "SCP-R01", (report, found)
        assert "（" not in text, report


def test_dates():
    """Dates and months have one form on a sheet"""
    for name, _, _, page in pages():
        for line in page.lines:
            assert not re.search(r"(?<![A-Z]-)\b20\d\d[-/]\d\d\b", line), (name, line)


def test_eras():
    """Where the organization writes eras, all years do, also fiscal ones and those under charts"""
    print_all("ja")
    file = FOLDER / "eras.kamae"
    shutil.copy(FOLDER / "ja.kamae", file)
    (organization,) = json.loads(call(CLI, "list", file, "organization", "--json"))
    call(CLI, "set", file, str(organization["id"]), "date_style=wareki")
    # What is approved keeps the form of then, also where it is followed up; the new one is a draft.
    lines = [line for page in print_one("ja", file, "RSK-R04-p", "eras") for line in page.lines]
    assert any("2027年" in line for line in lines) and not any("令和" in line for line in lines)
    call(CLI, "--lang", "ja", "add", file, "audit_programme", "fiscal_year=2026年度")
    for report, text in {"AUD-R01-c": "令和8年度", "CMP-R06": "令和8年", "MRV-R02": "令和8年",
                         "COM-R02": "令和9年", "NCR-R02": "令和8年"}.items():
        lines = [line for page in print_one("ja", file, report, "eras") for line in page.lines]
        assert any(text in line for line in lines), (report, text)
        for line in lines:
            assert not re.search(r"20\d\d年", line), (report, line)


def test_japanese():
    """Japanese stands in Japanese parentheses, and before Japanese colons"""
    for name, _, _, page in pages():
        for line in page.lines:
            if " max (" in line:   # a formula
                continue
            assert not re.search(r"\([ぁ-んァ-ヶ一-龥]|[ぁ-んァ-ヶ一-龥]\)|[：] |[ぁ-んァ-ヶ一-龥]: ",
                                 line), (name, line)


def test_days():
    """No day stands on paper as programs keep it, where the organization writes days in words"""
    for name, _, _, page in pages():
        for line in page.lines:
            assert not re.search(r"\b[12]\d{3}-\d\d-\d\d\b", line), (name, line)


def test_shown():
    """Marks, labels and names are where readers look for them"""
    for language, reports in SHOWN.items():
        for report, text in reports.items():
            lines = [line for page in print_all(language)[report] for line in page.lines]
            assert any(text in line for line in lines), (language, report, text)


if __name__ == "__main__":
    run([test for name, test in sorted(globals().items()) if name.startswith("test_")])
