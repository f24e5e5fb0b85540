#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""story_review.py KAMAE KAMAE-CLI: the management review of the sample organization, in Japanese.
Its materials are prepared, it is held in the room, its minutes are approved and printed; then
nobody can change them, neither in the program nor beside it."""

import json
import subprocess
import time

from journey import C_, HOME, SETTINGS, Journey, _, cli, run_cli, text_of
from tap import run

REGISTER = HOME / "review.kamae"
NUMBER = "MR-2026-01"
PRESIDENT, MANAGER, SECRETARIAT = "三浦 健一", "佐藤 花子", "中村 里奈"
PARTS = ("a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g")
REPORTS = {part: f"インプット{part}の報告を行った。" for part in PARTS if part != "a"}
DISCUSSION = "再発防止を次の四半期に確かめることとした。"
DECISIONS = (("d1", "是正処置の有効性を四半期ごとに確かめる", "Continual improvement", MANAGER),
             ("f", "委託先の評価基準を改める", "Change to the ISMS", SECRETARIAT))
CONCLUSION = "ISMSは有効に機能しているが、是正処置に時間がかかっている。"
YEAR = int(time.strftime("%Y"))
DUE, NEXT = f"{YEAR + 1}/03/31", f"{YEAR + 2}/01/20"

cli("sample", REGISTER)
manager = next(person for person in json.loads(cli("list", REGISTER, "person", "--json"))
               if person["name"] == MANAGER)
with SETTINGS.open("a") as settings:
    settings.write(f"persons={{'{REGISTER.as_uri()}': '{manager['id']}'}}\n")
kamae = Journey(REGISTER, REGISTER)
records = kamae.records


def find_review():
    return next(review for review in records("management_review") if review["number"] == NUMBER)


def inputs():
    review = find_review()
    return {line["part"]: line for line in records("review_input")
            if line["review"] == review["id"]}


def decisions():
    review = find_review()
    return [line for line in records("review_decision") if line["review"] == review["id"]]


TITLES = {part: line["title"] for part, line in inputs().items()}


def find_room():
    return kamae.find(find_review()["title"], "frame")


def wait_for_state(state):
    kamae.wait(lambda: find_review()["state"] == state, f"the state {state}")


def go_to(room, step):
    """To an item of the agenda; its button says more when it is done."""
    kamae.click(step, within=room)
    time.sleep(0.5)


def step_of(part):
    return TITLES[part]


def tell_materials():
    """The manager opens the review in preparation and reports each input in the room"""
    kamae.open_page("Management review")
    kamae.click(_("Show in the Room"))
    room = find_room()
    for part in PARTS:
        go_to(room, step_of(part))
        kamae.choose(_("Status"), C_("input", "Considered"), room)
        if part in REPORTS:
            kamae.type(_("Report"), REPORTS[part], room)
        kamae.leave()
    kamae.wait(lambda: all(line["report"] and line["status"] for line in inputs().values()),
               "the reports in the file")
    assert "MRD-2025-03" in inputs()["a"]["report"]


def tell_held():
    """The review is held, and its figures are frozen"""
    kamae.take_step(find_room(), _("Hold the review"))
    wait_for_state("held")
    assert find_review()["figures_on"] == time.strftime("%Y-%m-%d")


def tell_decisions():
    """Decisions are typed as they are made"""
    room = find_room()
    for part, text, kind, owner in DECISIONS:
        go_to(room, step_of(part))
        kamae.click(_("Add a Decision"), within=room)
        kamae.type(_("Decision or instruction"), text, room)
        kamae.choose(_("Kind"), _(kind), room)
        kamae.pick(C_("decision", "In charge"), owner, room)
        kamae.type(_("Due"), DUE, room)
        kamae.type(_("Discussion"), DISCUSSION, room)
        kamae.leave()
    kamae.wait(lambda: len(decisions()) == 2 and all(line["due_on"] for line in decisions()),
               "the decisions in the file")
    assert {line["input"] for line in decisions()} == {"d1", "f"}


def tell_conclusion():
    """Top management concludes"""
    room = find_room()
    go_to(room, _("Conclusion"))
    for field in ("Suitability", "Adequacy", "Effectiveness"):
        kamae.choose(_(field), C_("verdict", "Ensured in part"), room)
    kamae.type(_("Comment of top management"), CONCLUSION, room)
    kamae.type(_("Next review planned on"), NEXT, room)
    kamae.leave()
    kamae.wait(lambda: find_review()["next_on"], "the conclusion in the file")


def tell_approval():
    """The minutes are drafted, reviewed by those present, and approved by the chair"""
    room = find_room()
    reason = "対象期間の監査は報告欄に記載した。"
    kamae.sign(room, _("Finish the draft of the minutes"), SECRETARIAT, reason)
    wait_for_state("draft")
    kamae.sign(room, _("Reviewed by those present"), MANAGER)
    wait_for_state("reviewed")
    kamae.sign(room, _("Approve the minutes"), PRESIDENT)
    wait_for_state("approved")


def tell_print():
    """The printed minutes contain every input, decision and name"""
    title = _("Minutes of the management review")
    kamae.click(_("Print (Ctrl+P)"))
    kamae.click(title, "menu item")
    kamae.find(_("Page %u").replace("%u", "1"), within=kamae.find(title, "frame"))
    pdf = HOME / "minutes.pdf"
    cli("report", REGISTER, "MRV-R03", "--record", NUMBER, "-o", pdf)
    text = text_of(pdf)
    review = find_review()
    people = {person["id"]: person["name"] for person in records("person")}
    present = [people[key] for key in review["attendees"].split()]
    wanted = [*REPORTS.values(), DISCUSSION, CONCLUSION, *present,
              *(line["text"] for line in decisions()), *(line["number"] for line in decisions()),
              PRESIDENT, MANAGER, SECRETARIAT, "マネジメントレビュー議事録", "以上"]
    for words in wanted:
        assert words.replace(" ", "") in text, f"{words}\n{text}"


def tell_locked_in_the_program():
    """Nothing of the approved minutes can be typed any more"""
    room = find_room()
    go_to(room, step_of("d1"))
    for node in kamae.nodes(room):
        assert node.get_editable_text_iface() is None, node.get_name()
    assert not any(node.get_name() == _("Add a Decision") for node in kamae.nodes(room)
                   if node.get_state_set().contains(kamae.SHOWING))


def tell_locked_on_the_command_line():
    """The command line refuses to change them"""
    line = inputs()["d1"]
    for key, change in ((NUMBER, "conclusion=書き換え"), (line["id"], "report=書き換え"),
                        (decisions()[0]["id"], "text=書き換え")):
        done = run_cli("set", REGISTER, key, change)
        assert done.returncode != 0, done.stdout
    assert run_cli("verify", REGISTER).returncode == 0


def tell_proof():
    """Whoever changes them in the file is found out"""
    def sql(statement):
        return subprocess.run(["sqlite3", REGISTER, statement], capture_output=True, text=True)

    change = "UPDATE review_input SET report = '書き換え' WHERE part = 'd1'"
    kamae.process.terminate()
    kamae.process.wait(10)
    assert sql(change).returncode != 0
    triggers = sql("SELECT group_concat ('DROP TRIGGER ' || name, ';') FROM sqlite_schema "
                   "WHERE type = 'trigger' AND tbl_name = 'review_input'").stdout
    done = sql(f"{triggers};{change} AND review_id = "
               f"(SELECT id FROM management_review WHERE number = '{NUMBER}')")
    assert done.returncode == 0, done.stderr
    done = run_cli("verify", REGISTER)
    assert done.returncode != 0 and "d) 1)" in done.stdout, done.stdout


if __name__ == "__main__":
    run([tell for name, tell in list(globals().items()) if name.startswith("tell_")],
        chained=True)
