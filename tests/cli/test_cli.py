#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of kamae-cli as a script uses it: test_cli.py KAMAE-CLI"""

import collections
import csv
import datetime
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

from tap import run

CLI = sys.argv[1]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="kamae-cli-"))
SAMPLE = FOLDER / "sample.kamae"
FINE, FINDINGS, FAILED = 0, 1, 2


def cli(*arguments, status=FINE):
    """Runs a command, checks its exit status, and returns (output, messages)."""
    done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, timeout=120)
    output, messages = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == status, f"{arguments}: {done.returncode}\n{output}\n{messages}"
    return output, messages


def records(file, entity, *options):
    return json.loads(cli("list", file, entity, "--json", *options)[0])


def new_register(name):
    file = FOLDER / f"{name}.kamae"
    cli("new", file, "--name", "株式会社テスト")
    return file


def test_help():
    """--help works for the program and for each command, in both languages"""
    output, _ = cli("--help")
    commands = re.findall(r"^  ([a-z]+) ", output, re.M)
    for command in ("new", "sample", "list", "show", "add", "set", "step", "attach", "history",
                    "undo", "redo", "check", "verify", "reports", "report", "plugins"):
        assert command in commands, command
        assert f"kamae-cli [OPTION…] {command}" in cli(command, "--help")[0]
        assert re.search("[ぁ-ん]", cli("--lang", "ja", command, "--help")[0]), command
    assert re.fullmatch(r"Kamae \d+\.\d+\.\d+\n", cli("--version")[0])


def test_wrong_use():
    """Wrong use exits with 2 and says so on standard error only"""
    for arguments in ((), ("nonsense",), ("list",), ("--lang", "fr", "plugins"),
                      ("plugins", "--nonsense"), ("new", FOLDER / "x.kamae"),
                      ("report", SAMPLE, "CTX-R01"), ("undo", SAMPLE, "1")):
        output, messages = cli(*arguments, status=FAILED)
        assert not output and messages, arguments


def test_wrong_options():
    """What is wrong with an option is said in the language that was asked for"""
    for arguments in (("list", SAMPLE, "issue", "-w", b"title=\xff"),
                      ("history", SAMPLE, "-n", "abc"),
                      ("history", SAMPLE, "-n"), ("list", SAMPLE, "issue", "--nonsense"),
                      ("report", SAMPLE, "CTX-R01", "-o", FOLDER / "x.pdf", "--mark", "red"),
                      ("list", SAMPLE, "issue", "-z"), ("sample", FOLDER / "x.kamae", "-s", "1x"),
                      ("sample", FOLDER / "x.kamae", "-s", "99999999999999999999")):
        done = subprocess.run([CLI, "--lang", "ja", *arguments], capture_output=True, timeout=60)
        message = done.stderr.decode().splitlines()[0].removeprefix("kamae-cli: ")
        assert done.returncode == FAILED and re.search("[ぁ-ん]", message), (arguments, message)
        assert not re.search("[A-Za-z]{3,} [a-z]{3,}", message), message
    _, messages = cli("--lang", "ja", "attach", SAMPLE, "I-2026-001", "/proc/self/mem",
                      status=FAILED)
    assert "error" not in messages, messages


def test_new():
    """new makes a register, and never overwrites a file"""
    file = new_register("new")
    (organization,) = records(file, "organization")
    assert organization["official_name"] == "株式会社テスト"
    cli("new", file, "--name", "Other", status=FAILED)
    assert records(file, "organization") == [organization]


def test_no_register():
    """What is no register is refused and stays as it was"""
    for name, content in (("empty", b""), ("text", b"no register\n" * 100)):
        file = FOLDER / name
        file.write_bytes(content)
        cli("list", file, "issue", status=FAILED)
        assert file.read_bytes() == content
    cli("list", FOLDER / "nowhere.kamae", "issue", status=FINDINGS)
    assert not (FOLDER / "nowhere.kamae").exists()


def test_sample():
    """sample makes the sample organization in either language, and it verifies"""
    cli("--lang", "ja", "sample", SAMPLE)
    assert len(records(SAMPLE, "issue")) > 5
    output, _ = cli("verify", SAMPLE)
    assert re.search(r"\b[0-9a-f]{64}\b", output), output

    english = FOLDER / "english.kamae"
    cli("--lang", "en", "sample", english, "--scale", "25")
    extra = len(records(english, "issue")) - len(records(SAMPLE, "issue"))
    assert extra == 25, extra
    (organization,) = records(english, "organization")
    assert organization["official_name"].isascii(), organization


def test_list():
    """list filters, translates and writes CSV and JSON"""
    assert "課題" in cli("--lang", "ja", "list", SAMPLE, "issue")[0]
    external = records(SAMPLE, "factor", "--where", "side=external")
    internal = records(SAMPLE, "factor", "--where", "side!=external")
    assert {factor["side"] for factor in external} == {"external"}
    assert {factor["side"] for factor in internal} == {"internal"}
    assert len(external) + len(internal) == 15

    output, _ = cli("--lang", "ja", "list", SAMPLE, "factor", "--csv")
    assert output.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(output[1:])))
    assert len(rows) == 16 and len({len(row) for row in rows}) == 1

    cli("list", SAMPLE, "nonsense", status=FINDINGS)
    cli("list", SAMPLE, "issue", "--where", "nonsense=1", status=FAILED)
    cli("list", SAMPLE, "issue", "--where", "nonsense", status=FAILED)


def test_formulas():
    """A cell that a spreadsheet would take for a formula is disarmed in CSV, and only there"""
    file = new_register("formulas")
    dangerous = ["=1+1", "+1+1", "-1-1", "@SUM(A1)", "＝1+1", "＋A1", "−A1", "－A1", "＠A1"]
    texts = dangerous + ["-1", "+1.5", "plain", "say \"hi\", ok", "a=b"]
    for number, text in enumerate(texts):
        cli("add", file, "site", f"name={number}", f"address={text}")
    output, _ = cli("--lang", "en", "list", file, "site", "--csv")
    head, *rows = list(csv.reader(io.StringIO(output[1:], newline="")))
    column = head.index("Address")
    for row in rows:
        text = texts[int(row[head.index("Name")])]
        assert row[column].startswith("'") == (text in dangerous), row
    assert {site["address"] for site in records(file, "site")} >= {"=1+1", "@SUM(A1)"}


def test_printed_forms():
    """What list and --csv print, in either language, is taken by set and --where"""
    file = new_register("printed")
    cli("add", file, "department", "code=10", "name=総務部")
    for number in ("0001", "0002"):
        cli("add", file, "person", "name=佐藤 花子", f"staff_no={number}", "department=総務部",
            "joined_on=令和八年四月七日（火）", "employment=業務委託")
    cli("add", file, "task", "subject=見直し", "due_on=+7d", "assignee=0001 佐藤 花子")
    for entity, key in (("person", "0001"), ("department", "10"), ("task", "T-0001")):
        for language in ("ja", "en"):
            before = records(file, entity)
            output, _ = cli("--lang", language, "list", file, entity, "--csv")
            head, first, *_ = list(csv.reader(io.StringIO(output[1:], newline="")))
            assert entity != "person" or "2026-04-07" in first, first
            assert "ID" not in head and not any(re.search(r"\d{17}", cell) for cell in first), first
            labels = json.loads(cli("show", file, f"{entity}/{key}", "--json")[0])
            fields = [name for name in labels if name in (
                "joined_on", "employment", "department", "due_on", "in_scope", "name", "subject")]
            for field in fields:
                if labels[field] is None:
                    continue
                for cell in first:
                    done = subprocess.run([CLI, "list", file, entity, "--where", f"{field}={cell}",
                                           "--json"], capture_output=True, check=False)
                    if cell and done.returncode == 0 and json.loads(done.stdout):
                        cli("set", file, f"{entity}/{key}", f"{field}={cell}")
                        break
                else:
                    raise AssertionError(f"{entity}.{field} of {first}")
            assert records(file, entity) == before
    assert len(records(file, "person", "--where", "employment=Contractor")) == 2
    assert len(records(file, "person", "--where", "joined_on=2026年4月7日")) == 2
    assert len(records(file, "task", "--where", "state=未着手")) == 1
    cli("set", file, "T-0001", "assignee=佐藤 花子", status=FAILED)
    cli("list", file, "person", "--where", "employment=社員", status=FAILED)
    cli("list", file, "evidence", "--where", "source=T-0001")
    cli("check", file, "--as-of", "2026年4月31日", status=FAILED)
    cli("check", file, "--as-of", "+1d", status=FAILED)
    cli("check", file, "--as-of", "2020-01-01", status=FAILED)
    now = datetime.date.today()
    era = f"令和{now.year - 2018}年{now.month}月{now.day}日"
    cli("check", file, "--as-of", era, status=FINDINGS)
    cli("new", FOLDER / "blank.kamae", "--name", "　", status=FAILED)
    assert not (FOLDER / "blank.kamae").exists()


def test_show():
    """show tells a record by number, by entity and key, and by id"""
    number = records(SAMPLE, "issue")[0]["number"]
    assert number in cli("show", SAMPLE, number)[0]
    clause = json.loads(cli("show", SAMPLE, "clause/4.1", "--json")[0])
    assert clause["entity"] == "clause" and clause["number"] == "4.1"
    assert json.loads(cli("show", SAMPLE, clause["id"], "--json")[0]) == clause
    _, messages = cli("--lang", "ja", "show", SAMPLE, "I-1900-001", status=FINDINGS)
    assert "I-1900-001" in messages and re.search("[ぁ-ん]", messages)


def test_entry():
    """add and set change records through named operations of the person at work"""
    file = new_register("entry")
    person = cli("add", file, "person", "name=佐藤 花子", "staff_no=K-001", "kana=サトウ ハナコ",
                 "employment=regular")[0].strip()
    assert cli("show", file, "K-001")[0].count("佐藤 花子") >= 1 and person
    cli("--person", "K-001", "set", file, "K-001", "email=sato@example.org", "--reason", "正しい宛先")
    (record,) = records(file, "person")
    assert record["email"] == "sato@example.org"

    history, _ = cli("--lang", "ja", "history", file, "K-001")
    for text in ("佐藤 花子", "sato@example.org", "正しい宛先"):
        assert text in history, history

    meeting = cli("add", file, "meeting", "held_on=2026-04-01", "decisions:none")[0].strip()
    history, _ = cli("--lang", "ja", "history", file, meeting)
    assert "決定事項：（空欄） → なし" in history and "absence" not in history, history

    before = records(file, "person")
    cli("set", file, "K-001", "employment=nonsense", status=FAILED)
    cli("set", file, "K-001", "nonsense=1", status=FAILED)
    cli("set", file, "K-001", "email=other@example.org", "--seen", "email=", status=FAILED)
    cli("set", file, "K-001", "email=sato@example.org", "--seen", "email=sato@example.org")
    cli("set", file, "K-001", "email=x", "--seen", "email=sato@example.com", status=FAILED)
    cli("add", file, "nonsense", "a=b", status=FINDINGS)
    cli("--person", "nobody", "set", file, "K-001", "email=", status=FINDINGS)
    assert records(file, "person") == before


def test_drafts():
    """add says of a draft which required fields it lacks"""
    file = new_register("drafts")
    output, messages = cli("add", file, "person", "staff_no=0009")
    assert output.strip() and "not complete" in messages and "“Name”" in messages, messages
    assert "“Staff number”" not in messages, messages
    labels = re.findall("“(.+?)”", cli("add", file, "person")[1])
    assert len(labels) == 1 + len(re.findall("“", cli("add", file, "person", "name=佐藤")[1]))


def test_seen():
    """--seen takes each form in which a value is printed or entered"""
    file = new_register("seen")
    cli("add", file, "person", "name=福田 浩二", "staff_no=1036", "employment=regular")
    number = cli("add", file, "task", "subject=a", "due_on=2026-12-02", "assignee=1036")[0].strip()
    for seen in ("due_on=2026-12-02", "due_on=2026年12月2日", "due_on=2026/12/2",
                 "due_on=令和8年12月2日（水）", "assignee=1036", "assignee=福田 浩二", "subject= a ",
                 "state=open", "state=Open", "state=未着手"):
        cli("set", file, number, "subject=a", "--seen", seen)
    for seen in ("due_on=2026年12月3日", "subject=b", "assignee=", "state=完了"):
        _, messages = cli("set", file, number, "subject=c", "--seen", seen, status=FAILED)
        assert "Another program" in messages, messages
    _, messages = cli("set", file, number, "subject=c", "--seen", "due_on=soon", status=FAILED)
    assert "not a date" in messages, messages
    _, messages = cli("set", file, number, "subject=c", "--seen", "state=なし", status=FAILED)
    assert "not one of the states" in messages, messages
    # So does a field that is worked out.
    held = cli("add", file, "role_assignment", "role=auditor", "person=1036",
               "starts_on=2026-04-01")[0].strip()
    for seen in ("standing=active", "standing=有効", "standing=In force"):
        cli("set", file, held, "acting=1", "--seen", seen)
    cli("set", file, held, "acting=0", "--seen", "standing=終了", status=FAILED)
    assert [task["subject"] for task in records(file, "task")] == ["a"]


def test_kept_by_the_program():
    """Numbers, and what only the program sets, are refused with the step that sets them"""
    file = new_register("kept")
    cli("add", file, "site", "name=本社")
    note = FOLDER / "kept.txt"
    note.write_text("証跡", encoding="utf-8")
    evidence = cli("attach", file, "本社", note)[0].strip()
    task = cli("add", file, "task", "subject=a", "due_on=2026-12-02")[0].strip()
    for record, value in ((task, "number=T-9999"), (task, "original_due_on=2026-01-01"),
                          (evidence, "sha256=" + "0" * 64), (evidence, "size=1")):
        before = records(file, "task") + records(file, "evidence")
        _, messages = cli("--lang", "ja", "set", file, record, value, status=FAILED)
        assert re.search("[ぁ-ん]", messages), messages
        assert records(file, "task") + records(file, "evidence") == before
    audit = records(SAMPLE, "audit")[0]["number"]
    _, messages = cli("set", SAMPLE, audit, "reported_on=2026-01-01", status=FAILED)
    assert "kamae-cli step" in messages, messages
    cli("add", file, "evidence", "title=x", "sha256=1", status=FAILED)


def test_pager():
    """Whoever does not read on what a command prints keeps nobody from writing"""
    file = FOLDER / "pager.kamae"
    shutil.copy(SAMPLE, file)
    with subprocess.Popen([CLI, "history", file], stdout=subprocess.PIPE) as slow:
        slow.stdout.read(1)
        cli("add", file, "task", "subject=a", "due_on=2026-12-31")
        assert len(slow.stdout.read()) > 65536


def test_frozen_history():
    """What a step froze is in the history in words, not as it is stored"""
    history, _ = cli("--lang", "ja", "history", SAMPLE)
    assert '{"' not in history and "→ fixed" not in history and "absence" not in history


def test_undo():
    """undo and redo go back and forth, and the history keeps both"""
    file = new_register("undo")
    cli("add", file, "site", "name=本社")
    cli("set", file, "本社", "address=東京都")
    cli("undo", file)
    assert records(file, "site")[0]["address"] is None
    cli("redo", file)
    assert records(file, "site")[0]["address"] == "東京都"
    operations = re.findall(r"^\d+  ", cli("history", file)[0], re.M)
    assert len(operations) >= 4, operations
    cli("redo", file, status=FINDINGS)
    cli("verify", file)


def test_undo_of_another():
    """undo and redo name whose change it was, if it was another person's"""
    file = new_register("undo-of-another")
    cli("add", file, "person", "name=佐藤 花子", "staff_no=0001")
    cli("add", file, "site", "name=本社")
    cli("--person", "0001", "set", file, "本社", "address=東京都")
    assert "佐藤 花子" not in cli("--person", "0001", "undo", file)[0]
    assert "佐藤 花子" in cli("redo", file)[0]
    cli("--person", "0001", "set", file, "本社", "address=大阪府")
    assert "佐藤 花子" in cli("undo", file)[0]


def test_step():
    """step lists what is possible, takes a step, and says what blocks one"""
    file = new_register("step")
    task = cli("add", file, "task", "subject=規程の見直し", "due_on=2099-03-31")[0].strip()
    assert re.fullmatch(r"T-\d{4}", task), task
    assert re.search(r"^start .*\n    CORE-V06|^start ", cli("step", file, task)[0], re.M)
    _, messages = cli("--lang", "ja", "step", file, task, "start", status=FINDINGS)
    assert "担当" in messages, messages
    cli("add", file, "person", "name=佐藤 花子", "staff_no=K-001", "employment=regular")
    cli("set", file, task, "assignee=K-001")
    cli("step", file, task, "start")
    assert records(file, "task")[0]["state"] == "doing"
    cli("step", file, task, "nonsense", status=FINDINGS)


def test_attach():
    """attach keeps a file inside the register"""
    file = new_register("attach")
    cli("add", file, "site", "name=本社")
    note = FOLDER / "note.txt"
    note.write_text("証跡\n", encoding="utf-8")
    cli("attach", file, "本社", note, "--title", "入退室記録")
    (evidence,) = records(file, "evidence")
    assert evidence["title"] == "入退室記録" and evidence["file_name"] == "note.txt"
    assert re.fullmatch("[0-9a-f]{64}", evidence["sha256"])
    cli("attach", file, "本社", FOLDER / "nowhere", status=FAILED)
    cli("attach", file, "本社", FOLDER, status=FAILED)
    empty, pipe = FOLDER / "空.pdf", FOLDER / "pipe"
    empty.touch()
    os.mkfifo(pipe)
    alias, gone, twin = FOLDER / "alias", FOLDER / "gone", FOLDER / "twin"
    alias.symlink_to(file)
    gone.symlink_to(FOLDER / "nowhere")
    twin.symlink_to(note)
    for path in (alias, file):
        _, messages = cli("attach", file, "本社", path, status=FAILED)
        assert "itself" in messages, messages
    _, messages = cli("attach", file, "本社", gone, status=FAILED)
    assert "points to another file" in messages, messages
    cli("attach", file, "本社", twin)
    for path in (empty, pipe):
        _, messages = cli("--lang", "ja", "attach", file, "本社", path, status=FAILED)
        assert path.name in messages and re.search("[ぁ-ん]", messages), messages
    for name, title in (("入退室\n記録.txt".encode(), "入退室 記録.txt"),
                        ("見積書.txt".encode("cp932"), "見積書.txt"),
                        (b"\xff\xfe.txt", "\ufffd\ufffd.txt"),
                        ("ガイド.txt".encode(), "ガイド.txt")):
        path = os.fsencode(FOLDER) + b"/" + name
        with open(path, "wb") as content:
            content.write(name)
        cli("attach", file, "本社", os.fsdecode(path))
        assert any(row["title"] == row["file_name"] == title for row in records(file, "evidence"))
    cli("verify", file)


def test_check():
    """check lists offences by clause and exits with 1"""
    output, _ = cli("--lang", "ja", "check", new_register("check"), status=FINDINGS)
    assert re.search(r"^\d", output, re.M) and re.search(r"[A-Z]{3,4}-V\d\d", output), output


def spoil(file, *statements):
    """Damages a register as no command would: without its locks"""
    database = sqlite3.connect(file)
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in database.execute(names).fetchall():
        database.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def test_check_tells_apart():
    """No two lines of a check are alike: each finding says what it is about"""
    damages = {
        "sample": (),
        "links": ("DELETE FROM link",),
        "people": ("UPDATE approval SET person_id = (SELECT min(id) FROM person)",
                   "UPDATE task SET subject = '同じ件名', due_on = '2025-01-01', state = 'open'"),
        "nameless": ("UPDATE issue SET title = NULL, side = NULL, importance = NULL",
                     "UPDATE factor_check SET considered = 0, note = NULL",
                     "UPDATE audit_result SET evidence = NULL, verdict = NULL"),
        "empty": ("DELETE FROM issue", "DELETE FROM requirement", "DELETE FROM interested_party"),
    }
    for name, statements in damages.items():
        file = FOLDER / f"check-{name}.kamae"
        shutil.copy(SAMPLE, file)
        spoil(file, "PRAGMA foreign_keys = OFF", *statements)
        for language in ("ja", "en"):
            lines = cli("--lang", language, "check", file, status=FINDINGS)[0].splitlines()
            twice = [line for line, n in collections.Counter(lines).items() if n > 1]
            assert not twice and len(lines) > 10, (name, twice[:5])


def test_verify():
    """verify accepts an anchor, and reports a wrong one and a change beside the journal"""
    file = new_register("verify")
    anchor = re.search(r"[0-9a-f]{64}", cli("verify", file)[0])[0]
    cli("add", file, "site", "name=本社")
    cli("verify", file, "--anchor", anchor)
    assert cli("verify", file, "--anchor", "0" * 64, status=FINDINGS)[0]
    subprocess.run(["sqlite3", file, "UPDATE site SET name = '支社'"], check=True)
    assert cli("verify", file, status=FINDINGS)[0]


def test_reports():
    """reports lists what can be printed, and report prints it as a PDF in either language"""
    output, _ = cli("--lang", "ja", "reports", SAMPLE)
    assert "CTX-R01" in output and "組織状況管理表" in output, output
    for language, word in (("ja", "組織状況管理表"), ("en", "context")):
        pdf = FOLDER / f"{language}.pdf"
        cli("--lang", language, "report", SAMPLE, "CTX-R01", "-o", pdf)
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
        assert pdf.read_bytes().startswith(b"%PDF-") and word in text.decode()
    again = FOLDER / "again.pdf"
    cli("--lang", "ja", "report", SAMPLE, "CTX-R01", "-o", again)
    assert again.read_bytes() == (FOLDER / "ja.pdf").read_bytes()
    cli("report", SAMPLE, "XXX-R01", "-o", FOLDER / "x.pdf", status=FINDINGS)
    cli("report", SAMPLE, "CTX-R01", "-o", FOLDER / "no" / "x.pdf", status=FAILED)
    for name, head in (("Q.PDF", b"%PDF-"), ("Q.ODT", b"PK")):
        cli("report", SAMPLE, "CTX-R01", "-o", FOLDER / name)
        assert (FOLDER / name).read_bytes().startswith(head)
    empty = new_register("nothing-to-print")
    _, messages = cli("report", empty, "SOA-R01", "-o", FOLDER / "soa.pdf", status=FINDINGS)
    assert "there is none yet" in messages and "add FILE soa" in messages, messages
    for name in ("q.docx", "q.csv", "q.txt", "q", "pdf"):
        _, messages = cli("--lang", "ja", "report", SAMPLE, "CTX-R01", "-o", FOLDER / name,
                          status=FAILED)
        assert ".pdf" in messages and ".odt" in messages and not (FOLDER / name).exists(), messages


def test_copies():
    """report --mark says on every page that it is a copy; an original says nothing"""
    words = {"ja": ("写", "管理外文書", "印刷物は管理外です"),
             "en": ("Copy", "Uncontrolled copy", "This print is not controlled")}
    for language, (copy, uncontrolled, foot) in words.items():
        found = {}
        for mark in (None, "copy", "uncontrolled"):
            pdf, options = FOLDER / "marked.pdf", ("--mark", mark) if mark else ()
            cli("--lang", language, "report", SAMPLE, "SOA-R01", *options, "-o", pdf)
            pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True,
                                   check=True).stdout.decode().split("\f")[:-1]
            found[mark] = [tuple(word in page for word in (copy, uncontrolled, foot))
                           for page in pages]
        n_pages = len(found[None])
        assert n_pages > 3 and found[None] == n_pages * [(False, False, False)], found
        assert found["copy"] == n_pages * [(True, False, False)], found
        assert [page[1:] for page in found["uncontrolled"]] == n_pages * [(True, True)], found
    odt = FOLDER / "marked.odt"
    cli("--lang", "ja", "report", SAMPLE, "SOA-R01", "-m", "uncontrolled", "-o", odt)
    with zipfile.ZipFile(odt) as package:
        styles = package.read("styles.xml").decode()
    assert "管理外文書" in styles and "印刷物は管理外です" in styles
    for wrong in ("", "original", "写"):
        _, messages = cli("report", SAMPLE, "SOA-R01", "--mark", wrong, "-o", FOLDER / "wrong.pdf",
                          status=FAILED)
        assert "copy" in messages and "uncontrolled" in messages, messages
        assert not (FOLDER / "wrong.pdf").exists()


def text_of(odt):
    """What an OpenDocument text says, line by line, after a look at its package."""
    with zipfile.ZipFile(odt) as package:
        assert package.testzip() is None
        first = package.infolist()[0]
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
        assert package.read(first) == b"application/vnd.oasis.opendocument.text"
        manifest = ElementTree.fromstring(package.read("META-INF/manifest.xml"))
        named = {entry.get(next(iter(entry.keys()))) for entry in manifest} - {"/"}
        assert named == set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"}, named
        parts = {name: ElementTree.fromstring(package.read(name))
                 for name in package.namelist() if name.endswith(".xml")}
    styles = {value for part in parts.values() for node in part.iter()
              for key, value in node.items() if key.endswith("style:1.0}name")}
    used = {value for node in parts["content.xml"].iter()
            for key, value in node.items() if key.endswith("}style-name")}
    assert used <= styles, used - styles
    blocks = [node for node in parts["content.xml"].iter() if node.tag[-2:] in ("}p", "}h")]
    return "\n".join("".join(node.itertext()) for node in blocks)


def test_text_to_edit():
    """report writes an OpenDocument text that says all that the PDF says"""
    review = "MR-2025-01"
    shown = json.loads(cli("show", SAMPLE, review, "--json")[0])
    wanted = [record["text"] for record in records(SAMPLE, "review_decision")
              if record["review"] == shown["id"]]
    wanted += [record["report"] for record in records(SAMPLE, "review_input")
               if record["review"] == shown["id"]]
    wanted += [person["name"] for person in records(SAMPLE, "person")
               if person["id"] in shown["attendees"].split()]
    assert len(wanted) >= 20
    for language, title in (("ja", "マネジメントレビュー議事録"), ("en", "Minutes of the")):
        odt = FOLDER / f"{language}.odt"
        cli("--lang", language, "report", SAMPLE, "MRV-R03", "--record", review, "-o", odt)
        text = text_of(odt)
        assert title in text
        for part in wanted:
            assert all(line in text for line in part.splitlines()), part
    cli("--lang", "en", "report", SAMPLE, "MRV-R03", "--record", review, "-o", FOLDER / "2.odt")
    assert (FOLDER / "2.odt").read_bytes() == (FOLDER / "en.odt").read_bytes()
    cli("report", SAMPLE, "MRV-R03", "-o", FOLDER / "no" / "x.odt", status=FAILED)


def test_refused_targets():
    """A report never takes the place of a register; nobody makes approvals and settings by hand"""
    file = new_register("target")
    before, sample = file.read_bytes(), SAMPLE.read_bytes()
    for target in (SAMPLE, f"{SAMPLE}-journal", file):
        cli("report", SAMPLE, "CTX-R01", "-o", target, status=FAILED)
    for name, target in (("sample.pdf", SAMPLE), ("target.odt", file)):
        (FOLDER / name).symlink_to(target)
        messages = cli("report", SAMPLE, "CTX-R01", "-o", FOLDER / name, status=FAILED)[1]
        assert "was not overwritten" in messages, messages
    assert SAMPLE.read_bytes() == sample
    for entity in ("approval", "snapshot", "correction"):
        assert cli("add", file, entity, status=FAILED)[1]
    assert cli("add", file, "setting", "value=1", status=FAILED)[1]
    assert file.read_bytes() == before
    cli("check", file, status=FINDINGS)
    # The disk is full elsewhere, too: what is told is for a person without a screen.
    (FOLDER / "diary.kamae-journal").write_text("a diary")
    (FOLDER / "diary.kamae").write_bytes(before)
    for command in (("list", "task"), ("check",), ("verify",)):
        output, messages = cli(command[0], FOLDER / "diary.kamae", *command[1:], status=FAILED)
        assert not output and "diary.kamae-journal" in messages


def test_warnings():
    """What is wrong with what was entered is said beside it, once; the years go with their month"""
    file = new_register("warnings")
    (organization,) = records(file, "organization")
    cli("add", file, "department", "code=A", "name=A")
    output, messages = cli("--lang", "en", "add", file, "person", "name=P", "department=A",
                           "joined_on=2026-04-01", "left_on=2020-01-01")
    assert output.strip().isdigit()
    assert "“Left on” lies before “Joined on”" in messages, messages
    for number in ("1", "2"):
        messages = cli("--lang", "en", "add", file, "task", f"subject={number}",
                       "due_on=2020-01-01")[1]
        # A draft, and nothing that is wrong.
        assert len(messages.splitlines()) == 1 and "not complete" in messages, messages
    output, _ = cli("--lang", "en", "check", file, status=FINDINGS)
    assert output.count("The task is overdue") == 1, output
    assert output.count(" – 1 January 2020\n") == 2, output

    years = records(file, "fiscal_year")
    messages = cli("--lang", "en", "set", file, organization["id"], "fiscal_start_month=12")[1]
    assert "--mend" in messages and f"1 April {years[0]['starts_on'][:4]}" in messages, messages
    assert records(file, "fiscal_year") == years
    assert not cli("set", file, organization["id"], "fiscal_start_month=12", "--mend")[1]
    assert records(file, "fiscal_year")[0]["starts_on"].endswith("-12-01")
    cli("undo", file)
    assert records(file, "fiscal_year") == years


def test_missing_plugin():
    """check and verify tell of a plugin that is not there or does not load, and of its records"""
    there = pathlib.Path(os.environ["KAMAE_PLUGIN_PATH"].split(":")[0])
    folder = FOLDER / "plugins"
    folder.mkdir()
    for path in there.iterdir():
        if path.suffix in (".plugin", ".so") and "risk" not in path.name:
            (folder / path.name).symlink_to(path)
    libraries = [there.parent / "src" / part for part in ("core", "ui")]
    env = os.environ | {"KAMAE_PLUGIN_PATH": str(folder), "G_DEBUG": "fatal-criticals",
                        "LD_LIBRARY_PATH": ":".join(map(str, libraries))}

    def run_without(command, file, status=FINDINGS):
        done = subprocess.run([CLI, command, file], capture_output=True, env=env, timeout=120)
        assert done.returncode == status, done
        return done.stdout.decode()

    kept = re.compile(r"Plugin: risk; the register keeps \d{3,} records of it")
    output = run_without("check", SAMPLE)
    assert "“risk” does not work here" in output and kept.search(output), output
    output = run_without("verify", SAMPLE, status=FINE)
    assert "“risk” is not in use" in output and kept.search(output), output
    forged = FOLDER / "forged.kamae"
    forged.write_bytes(SAMPLE.read_bytes())
    subprocess.run(["sqlite3", forged, "UPDATE risk SET title = 'forged'"
                    " WHERE id = (SELECT min(id) FROM risk)"], check=True)
    assert "changed outside Kamae" in run_without("verify", forged)
    # A module that does not load.
    for path in there.iterdir():
        if path.suffix == ".plugin" and "risk" in path.name:
            (folder / path.name).symlink_to(path)
    (folder / "librisk.so").write_bytes(b"no module")
    output = run_without("check", SAMPLE)
    assert "could not be loaded" in output and kept.search(output), output


def test_crash():
    """A plugin that ends the program while it is loaded is left out the next time"""
    folder, state = FOLDER / "crashing", FOLDER / "state"
    folder.mkdir()
    built = pathlib.Path(os.environ["KAMAE_BUILD_DIR"], "tests", "cli", "crashing")
    for name in ("crashes.plugin", "libcrashes.so"):
        shutil.copy(built / name, folder)
    env = os.environ | {"KAMAE_PLUGIN_PATH": str(folder), "XDG_STATE_HOME": str(state),
                        "G_DEBUG": "fatal-criticals"}

    def run_with(*arguments):
        done = subprocess.run([CLI, *arguments], capture_output=True, env=env, timeout=120)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    assert run_with("--without-plugins", "plugins")[0] == FINE
    assert run_with("plugins")[0] < 0
    for _ in range(2):
        status, output = run_with("plugins")
        assert status == FINDINGS, output
        assert re.search("^crashes .*ended while it loaded", output, re.M), output
    status, output = run_with("new", FOLDER / "crash.kamae", "--name", "Test")
    assert status == FINE, output
    status, output = run_with("check", FOLDER / "crash.kamae")
    assert "Without its manners" in output and "ended while it loaded" in output, output
    # Another module of the name is tried.
    os.utime(folder / "libcrashes.so", (1, 1))
    assert run_with("plugins")[0] < 0
    assert run_with("plugins")[0] == FINDINGS
    # As the message says.
    os.remove(state / "kamae" / "loading" / "crashes")
    assert run_with("plugins")[0] < 0


def copy_plugins(name, *built):
    """A folder with modules of the tests, by their folders; all others stand beside it."""
    folder = FOLDER / name
    folder.mkdir()
    for path in built:
        for file in pathlib.Path(os.environ["KAMAE_BUILD_DIR"], "tests", "cli", path).iterdir():
            if file.suffix in (".plugin", ".so"):
                shutil.copy(file, folder)
    return os.environ | {"KAMAE_PLUGIN_PATH": f"{folder}:{os.environ['KAMAE_PLUGIN_PATH']}"}


def run_in(env, *arguments, status=FINE):
    done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, env=env, timeout=120)
    assert done.returncode == status, (arguments, done)
    return done.stdout.decode(), done.stderr.decode()


def measured_register(name, env, *figures):
    """A register with an indicator for each figure, measured in the month before this one."""
    file = FOLDER / f"{name}.kamae"
    last_month = datetime.date.today().replace(day=1) - datetime.timedelta(days=1)
    run_in(env, "new", file, "--name", "Test")
    run_in(env, "add", file, "person", "staff_no=1", "name=佐藤 花子")
    run_in(env, "add", file, "role_assignment", "role=isms_manager", "person=1",
           "starts_on=2020-04-01")
    for figure in figures:
        number = run_in(env, "add", file, "indicator", f"name=指標 {figure}", "what=件数",
                        "kind=effect", "source=computed", f"figure={figure}", "method=台帳から",
                        "unit=件", "direction=at_most", "target=0", "alarm=9", "period=month",
                        "measure_who=1", "analyse_when=year", "analyse_who=1",
                        f"begins_on={last_month}")[0].strip()
        run_in(env, "--person", "1", "step", file, number, "approve")
    return file


def test_due():
    """due writes what a month has brought, once, and says what; in both languages"""
    file = measured_register("due", os.environ, "CORE-C01", "CORE-C04")
    written = cli("--lang", "ja", "due", file)[0].splitlines()
    assert len([line for line in written if line.startswith("指標 CORE-C0")]) == 2, written
    measured = records(file, "measurement")
    assert [row["state"] for row in measured] == ["recorded"] * 2, measured
    before = file.read_bytes()
    assert cli("due", file) == ("Nothing was due, so nothing was written.\n", "")
    output, messages = cli("--lang", "ja", "due", file)
    assert re.search("[ぁ-ん]", output) and not messages, output
    assert file.read_bytes() == before
    cli("verify", file)


def test_due_failing():
    """due writes everything but the value of a figure that fails, names it, and exits with 2"""
    env = copy_plugins("with-failing", "failing")
    file = measured_register("failing", env, "FAIL-C01", "FAIL-C02")
    for language, words in (("en", "could not be computed"), ("ja", "集計ができません")):
        output, messages = run_in(env, "--lang", language, "due", file, status=FAILED)
        assert "FAIL-C01" in messages and "fails" in messages and words in messages, messages
        assert "FAIL-C02" not in messages, messages
        assert ("指標 FAIL-C02" in output) == (language == "en"), output
    rows = json.loads(run_in(env, "list", file, "measurement", "--json")[0])
    assert sorted((row["state"], row["value"], row["obstacle"]) for row in rows) == [
        ("open", None, "failed"), ("recorded", "7", None)], rows
    # Its plugin is gone: it goes on waiting, and that is no failure.
    cli("due", file)
    run_in(env, "verify", file)


def test_due_refused():
    """due says why nothing can be written, exits with 2, and leaves the file as it was"""
    file = measured_register("locked", os.environ, "CORE-C01")
    before = file.read_bytes()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    output, messages = cli("due", file, status=FAILED)
    assert not output and messages.startswith("kamae-cli: "), messages
    output, messages = cli("--lang", "ja", "due", file, status=FAILED)
    assert not output and re.search("[ぁ-ん]", messages), messages
    other.execute("ROLLBACK")
    other.close()
    assert file.read_bytes() == before
    cli("due", FOLDER / "nowhere.kamae", status=FINDINGS)
    cli("due", status=FAILED)
    # A register that a newer Kamae has written is only read.
    with sqlite3.connect(file) as newer:
        newer.execute(f"PRAGMA user_version = {2**31 - 1}")
    newer.close()
    for language in ("en", "ja"):
        output, messages = cli("--lang", language, "due", file, status=FAILED)
        assert not output and messages, messages
        assert ("nothing was changed" in messages) == (language == "en"), messages
    assert not records(file, "measurement")


def test_update():
    """update brings a file up to date for a new plugin; reading goes on without it until then"""
    file = FOLDER / "updated.kamae"
    folder = FOLDER / "few-plugins"
    folder.mkdir()
    env = os.environ | {"KAMAE_PLUGIN_PATH": str(folder)}
    made = subprocess.run([CLI, "new", file, "--name", "Test"], capture_output=True, env=env,
                          timeout=120)
    assert made.returncode == FINE, made
    before = file.read_bytes()
    messages = cli("list", file, "person")[1]
    assert "kamae-cli update" in messages, messages
    assert "kamae-cli update" in cli("check", file, status=FINDINGS)[0]
    assert file.read_bytes() == before
    cli("update", file)
    assert "kamae-cli update" not in cli("list", file, "issue")[1]
    cli("verify", file)


def test_plugins():
    """plugins lists the context plugin"""
    assert re.search(r"^context ", cli("plugins")[0], re.M)


if __name__ == "__main__":
    # The sample comes first: others read it. Names after the program: these alone.
    chosen = sys.argv[2:]
    tests = [test for name, test in globals().items() if name.startswith("test_")
             and (not chosen or name == "test_sample" or name in chosen)]
    run(sorted(tests, key=lambda test: test is not test_sample))
