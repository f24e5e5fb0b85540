#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""story_context.py KAMAE KAMAE-CLI: the first story, in Japanese. A manager makes a register,
records the context of the organization, has it approved, and prints it. It ends by looking at
the file, not at the screen."""

from journey import C_, HOME, Journey, TODAY, _, cli, text_of
from tap import run

ORGANIZATION = "株式会社ためし"
REGISTER = HOME / f"{ORGANIZATION}.kamae"
MANAGER, PRESIDENT = "佐藤 花子", "三浦 健一"
COMMITTEE = "情報セキュリティ委員会"

kamae = Journey(REGISTER)
records, add, take_step, sign = kamae.records, kamae.add, kamae.take_step, kamae.sign


def tell_new_register():
    """A manager makes a register for the organization"""
    kamae.point(_("Create a Register"), "list item")
    kamae.type(_("Name of the organization"), ORGANIZATION)
    kamae.type(_("Your name"), MANAGER)
    kamae.type(_("Your department"), "経営管理部")
    kamae.click(_("Create the register"))
    kamae.find(_("Subjects"), "list")
    assert REGISTER.exists()
    assert records("organization")[0]["official_name"] == ORGANIZATION


def tell_people():
    """She adds the president and appoints him to top management"""
    page = add("Organization", _("People"))
    kamae.type(C_("person", "Name"), PRESIDENT, page)
    kamae.type(_("Staff number"), "K-001", page)
    kamae.pick(_("Department on joining"), "経営管理部", page)
    page = add("Organization", _("Appointments"))
    kamae.pick(_("Role"), "トップマネジメント", page)
    kamae.pick(C_("who", "Person"), PRESIDENT, page)
    kamae.pick(_("Appointed by"), PRESIDENT, page)
    kamae.wait(lambda: len(records("role_assignment")) == 2, "the appointment in the file")


def tell_issues():
    """She notes an external and an internal issue"""
    for side, title in (("External", "サプライチェーン攻撃の増加"), ("Internal", "開発要員の離職")):
        page = add("Context", _("Issues"))
        kamae.type(_("Issue"), title, page)
        kamae.choose(_("Side"), C_("side", side), page)
        kamae.pick(_("Add to %s") % _("Factors"), "e-e" if side == "External" else "i-k", page)
        kamae.type(_("Effect on the intended outcome"), "顧客情報が流出するおそれがある。", page)
        kamae.choose(_("Nature"), C_("polarity", "Risk"), page)
        kamae.choose(_("Importance"), C_("importance", "High"), page)
        kamae.choose(_("Response"), C_("response", "Controls"), page)
        kamae.pick(_("Person in charge"), MANAGER, page)
    kamae.wait(lambda: all(issue["owner"] for issue in records("issue")), "the issues in the file")
    assert [issue["side"] for issue in records("issue")] == ["external", "internal"]


def tell_parties():
    """She lists a customer among the interested parties"""
    page = add("Context", _("Interested parties"))
    kamae.type(_("Name"), "顧客A社", page)
    kamae.choose(_("Side"), C_("side", "External"), page)
    kamae.choose(_("Category"), C_("party", "Customer"), page)
    kamae.type(_("Relation to the ISMS"), "クラウドサービスの利用者", page)
    kamae.leave()
    kamae.wait(lambda: records("interested_party")[0]["relation"], "the party in the file")


def tell_committee():
    """The information security committee meets"""
    page = add("Communication", _("Series of meetings"))
    kamae.type(_("Name"), COMMITTEE, page)
    kamae.choose(_("Kind"), _("Committee"), page)
    kamae.pick(_("Chair"), PRESIDENT, page)
    page = add("Communication", _("Meetings"))
    kamae.pick(_("Series"), COMMITTEE, page)
    kamae.type(_("Date"), TODAY, page)
    kamae.pick(_("Chair"), PRESIDENT, page)
    for person in (MANAGER, PRESIDENT):
        kamae.pick(_("Add to %s") % C_("meeting", "Present"), person, page)
    kamae.type(_("Agenda"), "組織の状況の見直し", page)
    kamae.type(_("Place"), "本社会議室", page)
    take_step(page, _("Mark as held"))
    kamae.wait(lambda: records("meeting")[0]["state"] == "held", "the meeting in the file")


def tell_review():
    """It goes through the fifteen factors and decides about climate change"""
    page = add("Context", _("Context of the organization"))
    kamae.pick(_("Decided in the meeting"), records("meeting")[0]["number"], page)
    kamae.type(_("Decided on"), TODAY, page)
    kamae.choose(_("Change in the context"), C_("conclusion", "Changed"), page)
    for number in range(15):
        kamae.tick(_("Considered"), page, number)
        kamae.type(_("Note"), "検討したが、該当する課題はない。", page, number)
    kamae.click(_("Add %s") % _("Decision on climate change"), within=page)
    kamae.choose(_("Climate change is a relevant issue"), C_("climate", "Not relevant"), page)
    kamae.type(_("Reason"), "拠点及びデータセンターは浸水想定区域の外にある。", page)
    kamae.type(_("Summary of the discussion"), "課題を2件登録した。", page)
    kamae.leave()
    kamae.wait(lambda: len(records("climate_decision")) == 1, "the decision in the file")
    assert all(check["considered"] == "1" for check in records("factor_check"))


def tell_approval():
    """The committee has discussed it, and the president approves it"""
    page = kamae.find(_("Context of the organization"), "panel")
    sign(page, _("Discussed by the committee"), MANAGER)
    kamae.wait(lambda: records("context_review")[0]["state"] == "discussed", "the discussion")
    sign(page, _("Approve"), PRESIDENT)
    kamae.wait(lambda: records("context_review")[0]["state"] == "approved", "the approval")


def tell_the_file():
    """The file verifies, tells the history, and prints the approved table"""
    kamae.process.terminate()
    kamae.process.wait(60)
    cli("verify", REGISTER)
    (review,) = records("context_review")
    history = cli("history", REGISTER, review["number"])
    assert MANAGER in history and _("Approve") in history, history
    approvals = {approval["box"]: approval["person_name"] for approval in records("approval")}
    assert approvals == {"prepared": MANAGER, "approved": PRESIDENT}, approvals

    pdf = HOME / "context.pdf"
    cli("report", REGISTER, "CTX-R01", "--record", review["number"], "-o", pdf)
    text = text_of(pdf)
    for words in (ORGANIZATION, "ISMS組織状況管理表", "開発要員の離職", "顧客A社", "三浦"):
        assert words in text, f"{words}\n{text}"


if __name__ == "__main__":
    run([tell for name, tell in list(globals().items()) if name.startswith("tell_")],
        chained=True)
