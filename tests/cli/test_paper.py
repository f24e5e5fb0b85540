#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every print of the sample organization, word by word at its place: test_paper.py KAMAE-CLI"""

import pathlib
import re
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

from tap import run

CLI = sys.argv[1]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="kamae-paper-"))
MILLIMETRE = 72 / 25.4
LEFT, OTHER = 20 * MILLIMETRE, 15 * MILLIMETRE
XHTML = "{http://www.w3.org/1999/xhtml}"

# A date or a number that goes on in the next line.
TORN = re.compile(r"\d{4}年$|^月\d|^\d{1,2}日[～〜]?$|\bA\.$|\b[A-Z]{1,4}-(\d{4}-)?$")

# What the paper of the sample must show.
SHOWN = {
    "ja": {"RSK-R01": "●", "NCR-R02": "▲期限超過", "RSK-R06": "機密性=3", "SCP-R01": "第2.1版",
           "CMP-R03": "4月", "AUD-R01-c": "2028年度"},
    "en": {"RSK-R01": "●", "NCR-R02": "▲ overdue", "RSK-R06": "Confidentiality=3",
           "SCP-R01": "Version 2.1", "AUD-R01-c": "FY2028"},
}


class Page:
    def __init__(self, element):
        self.width, self.height = (float(element.get(name)) for name in ("width", "height"))
        self.words = [(word.text, *(float(word.get(edge))
                                    for edge in ("xMin", "yMin", "xMax", "yMax")))
                      for word in element.iter(f"{XHTML}word")]
        self.lines = [" ".join(word.text for word in line.iter(f"{XHTML}word"))
                      for line in element.iter(f"{XHTML}line")]


def call(*command):
    return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout.decode()


def print_all(language, prints={}):
    """The pages of each report, by its id."""
    if language not in prints:
        file = FOLDER / f"{language}.kamae"
        call(CLI, "--lang", language, "sample", file)
        prints[language] = {}
        for report in re.findall(r"^([A-Z]{3}-R\S+)", call(CLI, "reports", file), re.M):
            pdf = FOLDER / "print.pdf"
            call(CLI, "--lang", language, "report", file, report, "-o", pdf)
            pages = ElementTree.fromstring(call("pdftotext", "-bbox-layout", pdf, "-"))
            prints[language][report] = [Page(page) for page in pages.iter(f"{XHTML}page")]
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


def test_numbers():
    """Each page bears its number and how many there are"""
    for name, number, n_pages, page in pages():
        foot = " ".join(text for text, _, top, _, _ in page.words
                        if top > page.height - OTHER - 20)
        assert f"{number} / {n_pages}" in foot, (name, foot)


def test_whole_words():
    """No date and no number is torn"""
    for name, _, _, page in pages():
        for line in page.lines:
            assert not TORN.search(line), (name, line)


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
        found = re.findall(r"[（）「」、。ぁ-んァ-ヶ一-龥]", text)
        assert not found or report == "SCP-R01", (report, found)
        assert "（" not in text, report


def test_japanese():
    """Japanese stands in Japanese parentheses"""
    for name, _, _, page in pages():
        for line in page.lines:
            if " max (" in line:   # a formula
                continue
            assert not re.search(r"\([ぁ-んァ-ヶ一-龥]|[ぁ-んァ-ヶ一-龥]\)|[：] ", line), (name, line)


def test_shown():
    """Marks, labels and names are where readers look for them"""
    for language, reports in SHOWN.items():
        for report, text in reports.items():
            lines = [line for page in print_all(language)[report] for line in page.lines]
            assert any(text in line for line in lines), (language, report, text)


if __name__ == "__main__":
    run([test for name, test in sorted(globals().items()) if name.startswith("test_")])
