# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stories share: a home of their own, the program in it, the command line beside it."""

import gettext
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(tempfile.mkdtemp(prefix="kamae-story-"))
TODAY = time.strftime("%Y/%m/%d")

# A tall window shows whole forms, so that nothing is out of the mouse's reach.
SETTINGS = HOME / ".config/glib-2.0/settings/keyfile"
SETTINGS.parent.mkdir(parents=True)
SETTINGS.write_text("[org/kamae/Kamae]\nwindow-size=(1500, 2700)\n")
os.environ.update(HOME=str(HOME), XDG_CONFIG_HOME=str(HOME / ".config"),
                  XDG_DATA_HOME=str(HOME / "data"), XDG_CACHE_HOME=str(HOME / "cache"),
                  GSETTINGS_BACKEND="keyfile", GTK_A11Y="atspi", G_DEBUG="")

import desk  # noqa: E402

KAMAE, CLI = sys.argv[1:]
japanese = gettext.translation("kamae", os.environ["KAMAE_LOCALE_PATH"], ["ja"])
_ = japanese.gettext
C_ = japanese.pgettext


def run_cli(*arguments):
    return subprocess.run([CLI, "--lang", "ja", *map(str, arguments)], capture_output=True,
                          text=True, timeout=120)


def cli(*arguments):
    done = run_cli(*arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def text_of(pdf):
    """The text of a PDF cell by cell, without blanks, which pdftotext can but guess."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True,
                          check=True).stdout
    return "".join(text.split())


class Journey(desk.Desk):
    """The program in Japanese, on one register."""

    def __init__(self, register, *arguments):
        super().__init__(KAMAE, "--lang", "ja", *arguments)
        self.register = register

    def records(self, entity):
        return json.loads(cli("list", self.register, entity, "--json"))

    def open_page(self, subject, title=None):
        """Goes to a subject by the sidebar, and to a page of it by its tab, unless it has but one
        page; returns the page."""
        sidebar = self.find(_("Subjects"), "list")
        shown = C_("subject", subject) if title is None else title
        for _attempt in range(3):
            # The first click may only close a popover.
            self.point(C_("subject", subject), "list item", sidebar)
            if title is not None:
                self.point(title, "page tab")
            if self.has(shown, "frame"):
                break
        return self.find(shown, "panel")

    def add(self, subject, title=None):
        """Goes to a page and adds a record."""
        page = self.open_page(subject, title)
        self.click(_("Add"))
        time.sleep(0.5)
        return page

    def take_step(self, page, label):
        """Takes a step from the menu of the record's state."""
        self.click(_("State: %s").split("%s")[0].strip(), within=page)
        self.click(label, within=page)

    def sign(self, page, step, person, reason=None):
        """Takes a step that a person signs: who is asked in a dialog, and before, if there are
        warnings, why it is taken all the same."""
        def is_there(name):
            return any(desk.is_called(node, name)
                       for node in self.nodes(self.find(step, "dialog")))

        who = C_("approval", "Person")
        self.take_step(page, step)
        if reason is not None and self.wait(
                lambda: is_there(_("Reason")) and "reason" or is_there(who) and "person",
                f"the dialog “{step}”") == "reason":
            dialog = self.find(step, "dialog")
            self.type(_("Reason"), reason, dialog)
            self.click(step, within=dialog)
            self.wait(lambda: is_there(who), "who signs to be asked")
        dialog = self.find(step, "dialog")
        self.pick(who, person, dialog)
        self.click(step, within=dialog)
