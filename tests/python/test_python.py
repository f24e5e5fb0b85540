#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The libraries as a script in Python uses them: test_python.py KAMAE-CLI"""

import gc
import pathlib
import subprocess
import sys
import tempfile

from tap import run

try:
    import gi
except ImportError:
    print("1..0 # SKIP python3-gi is not there")
    sys.exit(0)

gi.require_version("Kamae", "1")
from gi.repository import Gio, GLib, Kamae

FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="kamae-python-"))
FILE = FOLDER / "sample.kamae"
subprocess.run([sys.argv[1], "--lang", "en", "sample", FILE], check=True, capture_output=True)

Kamae.language_init("en")
MANAGER = Kamae.PluginManager.get_default()
MANAGER.load(None)
MODEL = MANAGER.get_model()
REGISTER = Kamae.Register.open(MODEL, Gio.File.new_for_path(str(FILE)), Kamae.OpenFlags.NORMAL)


def often(call):
    """What is freed too early or twice is found when it is used again."""
    for _ in range(3):
        result = list(call())
        gc.collect()
    return result


def fails(code, call, *arguments):
    try:
        call(*arguments)
    except GLib.Error as error:
        assert error.matches(Kamae.error_quark(), code), (error.domain, error.code)
        assert error.message
        return error.message
    raise AssertionError("nothing was refused")


def add_task(subject):
    operation = REGISTER.begin("Add", None)
    task = operation.create("task", {"due_on": "2027-01-31", "subject": subject,
                                     "assignee": REGISTER.list("person")[0].dup_key()})
    operation.commit()
    return task


def test_plugins():
    """The plugins are there, and those that are not are told"""
    assert all(plugin.is_loaded() for plugin in MANAGER), [one.get_error() for one in MANAGER]
    assert {plugin.get_declaration().id for plugin in MANAGER} >= {"risk", "audit"}
    assert often(REGISTER.list_missing_plugins) == []

    # In a model without plugins all of them are missing; the texts outlive the list.
    copy = FOLDER / "copy.kamae"
    REGISTER.backup(Gio.File.new_for_path(str(copy)))
    register = Kamae.Register.open(Kamae.Model.new(), Gio.File.new_for_path(str(copy)),
                                   Kamae.OpenFlags.READ_ONLY)
    missing = often(register.list_missing_plugins)
    assert {"risk", "audit"} <= {plugin.id for plugin in missing}
    assert all(plugin.text and plugin.n_records for plugin in missing)
    register.close()


def test_read():
    """Records are listed and read"""
    tasks = REGISTER.list("task")
    assert len(tasks) > 20 and len([task.get_title() for task in tasks]) == len(tasks)
    task = next(task for task in tasks if task.get_state() == "open")
    assert task.get_number().startswith("T-") and task.dup_label().startswith(task.get_number())
    assert len(task.dup_canonical("due_on")) == 10
    assert task.ref_link("assignee").get_entity().name == "person"
    assert REGISTER.ref_record(task.get_id()) is task
    assert REGISTER.find("task", task.get_number()) is task
    assert task.dup_canonical("done_on") is None and not task.is_set("done_on")
    assert REGISTER.get_organization().get_title()
    fails(Kamae.Error.NOT_FOUND, REGISTER.find, "task", "T-9999")


def test_declared():
    """Entities, fields and choices are walked through"""
    entity = MODEL.find_entity("person")
    fields = {field.name: field for field in often(entity.list_fields)}
    assert list(fields)[:3] == ["name", "kana", "staff_no"]
    assert fields["employment"].list_codes()[:2] == ["officer", "regular"]
    assert fields["name"].list_codes() == []
    assert MODEL.translate(entity.plural, "ja") == "要員"
    assert MODEL.choice_label(entity, "employment", "officer", "en")
    for list_of in (MODEL.get_entities, MODEL.get_declarations, MODEL.get_rules,
                    MODEL.get_figures, MODEL.get_reports, MODEL.get_pages):
        assert len(often(list_of)) > 3
    assert all(figure.id for figure in MODEL.get_figures())


def test_query():
    """Queries by field and by SQL"""
    person = REGISTER.list("person")[0]
    query = Kamae.Query.new(MODEL.find_entity("task"))
    query.where("assignee", Kamae.Match.IS, person.dup_key())
    query.order("due_on", True)
    found = Kamae.RecordList.new(REGISTER, query)
    assert all(task.ref_link("assignee") is person for task in found)
    cursor = REGISTER.query("SELECT number, due_on FROM task WHERE state = :state", None)
    cursor.bind_text(":state", "open")
    rows = []
    while cursor.next():
        rows.append([cursor.get_text(column) for column in range(cursor.get_n_columns())])
    assert len(rows) == len([task for task in REGISTER.list("task") if task.get_state() == "open"])
    assert cursor.get_name(1) == "due_on"
    assert REGISTER.count("SELECT count(*) FROM task") == len(REGISTER.list("task"))
    fails(Kamae.Error.PLUGIN, REGISTER.query, "DELETE FROM task", None)


def test_write():
    """An operation adds and changes; the signal tells; undo and redo"""
    told = []
    handler = REGISTER.connect("changed", lambda _, changes: told.append(
        (changes.touches("task"), list(changes.get_ids("task") or []))))
    task = add_task("From Python")
    assert told == [(True, [task.get_id()])], told
    operation = REGISTER.begin("Change", task)
    operation.set(task, "subject", "Changed in Python")
    # A field that keeps no reason for being empty.
    operation.set(task, "result", "To be taken away")
    operation.set_absence(task, "result", Kamae.Absence.UNKNOWN)
    operation.commit()
    assert not task.is_set("result")
    assert task.get_title() == "Changed in Python"
    assert REGISTER.dup_undo_name() == "Change"
    REGISTER.undo()
    assert task.get_title() == "From Python"
    REGISTER.redo()
    assert task.get_title() == "Changed in Python"
    REGISTER.disconnect(handler)
    assert len(told) == 4 and all(touched for touched, _ in told)


def test_drop():
    """An operation that is dropped leaves nothing"""
    count = len(REGISTER.list("task"))
    operation = REGISTER.begin("Add", None)
    task = operation.create("task", {"subject": "Dropped", "due_on": "2027-01-31",
                                     "assignee": REGISTER.list("person")[0].dup_key()})
    del operation
    assert task.is_deleted() or len(REGISTER.list("task")) == count


def test_refused():
    """What is refused says why, by its code and in words"""
    task = add_task("Refused")

    def set_value(field, value):
        REGISTER.begin("Change", task).set(task, field, value)

    def create(entity, values):
        REGISTER.begin("Add", None).create(entity, values)

    assert "nonsense" in fails(Kamae.Error.INVALID, set_value, "due_on", "nonsense")
    assert "nothing_such" in fails(Kamae.Error.NOT_FOUND, set_value, "nothing_such", "1")
    assert "nothing_such" in fails(Kamae.Error.NOT_FOUND, create, "task",
                                   {"subject": "A", "due_on": "2027-01-31", "nothing_such": "1"})
    fails(Kamae.Error.NOT_FOUND, create, "nothing_such", {})
    fails(Kamae.Error.NOT_FOUND, create, "nothing_such", None)
    add_task("After what was refused")
    other = Kamae.Register.open(MODEL, Gio.File.new_for_path(str(FILE)), Kamae.OpenFlags.READ_ONLY)
    assert other.is_read_only()
    fails(Kamae.Error.READ_ONLY, other.begin, "Add", None)
    other.close()


def test_steps():
    """The steps of a record, what stands in their way, and taking one"""
    task = add_task("Steps")
    steps = {step.name: step for step in often(task.get_transitions)}
    assert set(steps) == {"start", "finish", "cancel"}
    assert steps["finish"].to == "done"
    assert often(lambda: task.check_transition(steps["finish"])) == []
    operation = REGISTER.begin("Finish", task)
    operation.transition(task, "finish")
    operation.commit()
    assert task.get_state() == "done" and task.get_text("done_on") == REGISTER.dup_today()
    # A step that something stands against, with what it is.
    hindered = next(found for entity in MODEL.get_entities() if entity.workflow
                    for record in REGISTER.list(entity.name) for step in record.get_transitions()
                    for found in [record.check_transition(step)] if found)
    gc.collect()
    assert all(found.get_rule() and found.get_text() for found in hindered)


def test_check():
    """The check, of the register and of a record"""
    found = often(lambda: REGISTER.check(None))
    assert len(found) > 5 and all(one.get_rule() and one.get_text() for one in found)
    assert any(one.get_record() is not None for one in found)
    assert any(one.get_level() == Kamae.RuleLevel.WARN for one in found)
    record = next(one.get_record() for one in found if one.get_record() is not None)
    often(lambda: REGISTER.check_record(record))
    operation = REGISTER.begin("Add", None)
    fields = {"subject": "Early", "due_on": "2027-01-31", "done_on": "2999-01-01",
              "assignee": REGISTER.list("person")[0].dup_key()}
    fails(Kamae.Error.INVALID, operation.create, "task", fields)
    del operation
    assert often(lambda: REGISTER.check_entry(record)) is not None


def test_figures():
    """Figures are computed"""
    numbers = tables = 0
    for figure in MODEL.get_figures():
        result = REGISTER.compute(figure, None, None, "en")
        if figure.kind == Kamae.FigureKind.NUMBER:
            numbers += result.is_known() and result.get_number() >= 0 and bool(result.dup_text())
        else:
            tables += result.get_n_rows() > 0 and result.get_cell(0, 0) is not None
    assert numbers > 3 and tables > 3, (numbers, tables)


def test_history():
    """The history and what it says of each change"""
    task = add_task("History")
    operation = REGISTER.begin("Change", task)
    operation.set_reason("It was too long.")
    operation.set(task, "subject", "Told")
    operation.commit()
    entries = often(lambda: REGISTER.history(task, 10))
    assert [entry.get_name() for entry in entries] == ["Change", "Add"]
    assert entries[0].get_reason() == "It was too long."
    changes = [entries[0].get_change(index) for index in range(entries[0].get_n_changes())]
    # A change is a copy: it stays when its entry goes.
    del entries
    gc.collect()
    assert [(change.field, change.old_value, change.new_value) for change in changes] == \
        [("subject", "History", "Told")]
    assert len(often(lambda: REGISTER.history(None, 50))) == 50


def test_search_and_links():
    """Search, and what a record is related to"""
    task = add_task("Zephyr")
    assert often(lambda: REGISTER.search("Zephyr", 5)) == [task]
    links = often(lambda: REGISTER.links_of(task))
    assert [link.get_record() for link in links] == [task.ref_link("assignee")]
    assert links[0].is_outgoing() and links[0].get_label()


def test_verify():
    """The proof, with the anchor that was noted and with a wrong one"""
    anchor = REGISTER.dup_head_hash()
    assert often(lambda: REGISTER.verify(anchor)) == []
    assert often(lambda: REGISTER.verify("0" * len(anchor)))[0].get_text()


def test_attach():
    """A file is attached and read again"""
    task = add_task("Attached")
    path = FOLDER / "note.txt"
    path.write_text("構え")
    operation = REGISTER.begin("Attach", task)
    first = operation.attach(task, Gio.File.new_for_path(str(path)), None)
    second = operation.attach_bytes(task, "data.bin", GLib.Bytes.new(b"\0\1"), "Data")
    operation.commit()
    assert REGISTER.read_file(first).get_data().decode() == "構え"
    assert REGISTER.read_file(second).get_data() == b"\0\1" and second.get_title() == "Data"


def test_paper():
    """A report, and a paper of one's own, as PDF and as text"""
    target = FOLDER / "auditors.pdf"
    report = MODEL.find_report("AUD-R07")
    document = report.build(REGISTER, None, "ja", None, Kamae.Copy.ORIGINAL)
    document.write_pdf(Gio.File.new_for_path(str(target)))
    assert target.read_bytes().startswith(b"%PDF")
    fails(Kamae.Error.NOT_FOUND, MODEL.find_report("AUD-R06").build, REGISTER, None, "ja", None,
          Kamae.Copy.ORIGINAL)

    document = Kamae.Document.new(Kamae.Paper.A4_PORTRAIT, "en")
    document.set_title("A paper")
    document.add_facts().add_row(["Made by", "Python"])
    table = document.add_table()
    for title in ("First", "Second", "Third"):
        table.add_column(title, 1, Kamae.ColumnFlags.CENTER)
    for cells in (["a", "b", "c"], ["a", None, "c"], ["a"], []):
        table.add_row(cells)
    assert table.get_n_rows() == 4
    chart = Kamae.Chart.new(Kamae.ChartKind.BARS, "%")
    chart.set_value(chart.add_series("Series"), chart.add_category("One"), 5)
    document.add_chart(chart, 100)
    assert document.to_pdf().get_data().startswith(b"%PDF")
    assert document.to_odt().get_data().startswith(b"PK")


def test_texts():
    """Dates and texts"""
    assert Kamae.date_add_months("2026-10-31", 1) == "2026-11-30"
    assert Kamae.parse_date("令和8年4月1日", "2026-04-01") == "2026-04-01"
    assert Kamae.parse_date("nothing", "2026-04-01") is None
    assert Kamae.text_compare(b"I-2026-999", b"I-2026-1000") < 0
    assert REGISTER.dup_date("2026-04-01", "en")


run([test_plugins, test_read, test_declared, test_query, test_write, test_drop, test_refused,
     test_steps, test_check, test_figures, test_history, test_search_and_links, test_verify,
     test_attach, test_paper, test_texts])
