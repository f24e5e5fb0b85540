#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts of docs/scripting.md run as they stand there: test_scripts.py KAMAE-CLI"""

import csv
import email
import email.policy
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import run

try:
    import gi  # noqa: F401
except ImportError:
    print("1..0 # SKIP python3-gi is not there")
    sys.exit(0)

CLI = sys.argv[1]
PAGE = pathlib.Path(__file__).parents[2] / "docs" / "scripting.md"
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="kamae-scripts-"))
SAMPLE = FOLDER / "sample.kamae"
subprocess.run([CLI, "--lang", "en", "sample", SAMPLE], check=True, capture_output=True)
ran = set()


def scripts():
    return {re.search(r'"""(\S+\.py) ', text).group(1): text
            for text in re.findall(r"^```python\n(.*?)^```", PAGE.read_text(), re.M | re.S)}


for name, text in scripts().items():
    (FOLDER / name).write_text(text)


def script(name, *arguments, status=0):
    ran.add(name)
    done = subprocess.run([sys.executable, FOLDER / name, *map(str, arguments)],
                          capture_output=True, text=True, cwd=FOLDER)
    assert done.returncode == status, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout, done.stderr


def records(file, entity, *options):
    done = subprocess.run([CLI, "list", file, entity, "--json", *options], check=True,
                          capture_output=True, text=True)
    return json.loads(done.stdout)


def copy(name):
    return shutil.copy(SAMPLE, FOLDER / f"{name}.kamae")


def whole(file):
    subprocess.run([CLI, "verify", file], check=True, capture_output=True)


def test_mail():
    """The monthly check is a mail that says what kamae-cli check says"""
    for language in ("ja", "en"):
        output, _ = script("monthly-check.py", SAMPLE, "--to", "isms@example.com",
                           "--lang", language)
        mail = email.message_from_string(output, policy=email.policy.default)
        assert mail["To"] == "isms@example.com" and mail["Subject"].startswith("ISMS ")
        text = mail.get_content()
        check = subprocess.run([CLI, "--lang", language, "check", SAMPLE], capture_output=True,
                               text=True).stdout
        rules = set(re.findall(r"\b[A-Z]{3}-V\d\d\b", check))
        assert rules and rules == set(re.findall(r"\b[A-Z]{3}-V\d\d\b", text)), text
        assert re.search(r"Overdue tasks / 期限を過ぎたタスク: \d+", text)


def test_export():
    """The export holds each record, with codes, ISO dates and numbers of what is linked"""
    rows = json.loads(script("export.py", SAMPLE, "task")[0])
    known = {task["id"]: task for task in records(SAMPLE, "task")}
    people = {person["id"]: person["staff_no"] or person["name"]
              for person in records(SAMPLE, "person")}
    assert {row["id"] for row in rows} == set(known)
    for row in rows:
        task = known[row["id"]]
        assert row["state"] == task["state"] and row["due_on"] == task["due_on"]
        assert row["assignee"] == people[task["assignee"]]
        assert "position" not in row
    table = list(csv.DictReader(io.StringIO(script("export.py", SAMPLE, "task", "--csv")[0])))
    assert [row["number"] for row in table] == [row["number"] for row in rows]
    for entity in ("asset", "risk", "person", "requirement"):
        assert json.loads(script("export.py", SAMPLE, entity)[0]), entity
    assert "There are: " in script("export.py", SAMPLE, "nothing", status=1)[1]


def test_bulk():
    """Many tasks are finished at once, and one undo takes it back"""
    file = copy("bulk")
    person = next(one["staff_no"] for one in records(file, "person") if one["staff_no"])
    options = ["--person", person, "--before", "2999-01-01", "--result", "Done together."]
    before = records(file, "task")
    n_open = sum(task["state"] in ("open", "doing") for task in before)
    assert n_open > 3
    output, _ = script("finish-tasks.py", file, *options)
    assert output.count("to finish: ") == n_open and records(file, "task") == before
    script("finish-tasks.py", file, *options, "--do")
    after = records(file, "task")
    assert sum(task["result"] == "Done together." for task in after) == n_open
    assert not any(task["state"] in ("open", "doing") for task in after)
    whole(file)
    subprocess.run([CLI, "--person", person, "undo", file], check=True, capture_output=True)
    assert sorted(records(file, "task"), key=str) == sorted(before, key=str)
    options[1] = "nobody"
    assert "Nothing was changed" in script("finish-tasks.py", file, *options, "--do", status=1)[1]


def test_people():
    """People are added and updated from a table, once, and all or none"""
    file = copy("people")
    person = next(one for one in records(file, "person") if one["staff_no"] and not one["left_on"])
    department = records(file, "department")[0]["name"]
    table = FOLDER / "people.csv"

    def write(*lines):
        head = "staff_no,name,kana,email,department,joined_on,left_on"
        table.write_text("\n".join((head, *lines)), encoding="utf-8-sig")
        return ("import-people.py", file, table, "--person", person["staff_no"])

    lines = [f"{person['staff_no']},{person['name']},,new@example.com,,,",
             f"9901,試験 花子,シケン ハナコ,hanako@example.com,{department},2026-04-01,"]
    assert script(*write(*lines))[0] == "1 added, 1 changed\n"
    people = {one["staff_no"]: one for one in records(file, "person")}
    assert people[person["staff_no"]]["email"] == "new@example.com"
    assert people["9901"]["kana"] == "シケン ハナコ" and people["9901"]["joined_on"] == "2026-04-01"
    assert script(*write(*lines))[0] == "0 added, 0 changed\n"
    before = records(file, "person")
    for line, said in ((f"9903,B,,,{department},someday,", "Line 3: “someday”"),
                       ("9903,B,,,Nowhere,2026-04-01,", "Line 3: there is no department Nowhere")):
        _, messages = script(*write(f"9902,A,,,{department},,", line), status=1)
        assert said in messages and "Nothing was changed" in messages, messages
        assert records(file, "person") == before
    whole(file)


def test_figure():
    """A figure by month becomes a paper"""
    paper = FOLDER / "figure.pdf"
    messages = script("figure-paper.py", SAMPLE, "nothing", "-o", paper, status=1)[1]
    figures = messages.split("There are: ")[1].split()
    assert len(figures) > 3
    for language in ("ja", "en"):
        script("figure-paper.py", SAMPLE, figures[0], "--months", "6", "--lang", language,
               "-o", paper)
        text = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True,
                              text=True).stdout
        assert len(re.findall(r"^ *(?:\d+年\d+月\d+日|\d+ \w+ \d{4}) +\S", text, re.M)) >= 6, text
        paper.unlink()


def test_report():
    """The lines that print a report print it"""
    lines = re.search(r"^```py\n(.*?)^```", PAGE.read_text(), re.M | re.S).group(1)
    text = scripts()["export.py"].replace("register.close()\n", lines, 1)
    (FOLDER / "report.py").write_text(text)
    script("report.py", SAMPLE, "task")
    ran.remove("report.py")
    assert (FOLDER / "auditors.pdf").read_bytes().startswith(b"%PDF")


def test_all():
    """There are five scripts, and each was run"""
    assert len(scripts()) == 5
    yield from sorted(set(scripts()) - ran)


run([test_mail, test_export, test_bulk, test_people, test_figure, test_report, test_all])
