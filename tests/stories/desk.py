# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: drives a program by the names that its controls have."""

import os
import pathlib
import subprocess
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
# Newer bindings call the same functions by other names.
warnings.simplefilter("ignore", DeprecationWarning)
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60
# A program that computes for a second is no program that hangs.
Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)
DOWN, UP, RETURN, SPACE, TAB = 0xff54, 0xff52, 0xff0d, 0x20, 0xff09


# What newer GTK says for the roles of 4.8.
NEW_ROLES = {"push button": ("button", "toggle button"), "panel": ("grouping",)}


def is_a(node, role):
    found = node.get_role_name()
    return role in (found, None) or found in NEW_ROLES.get(role, ())


def is_called(node, name):
    # GTK 4.8 joins the name of a button and the text in it; a page's name has a count behind it,
    # and what ends in a colon the rest of a sentence.
    found = node.get_name()
    return found == name or found.startswith((name + " ", name + "、", name + ",")) or (
        name.endswith("：") and found.startswith(name))


def press_key(key, pause=0.2):
    Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.SYM)
    time.sleep(pause)


class Desk:
    """One running program. Who sits at it uses the mouse; in forms, with newer GTK, the keyboard:
    that leaves the padding of each container out when it says where a control is, so that a mouse
    led by it comes down beside what is deep in one. GTK 4.8 says it truly, but not which field
    has the keyboard."""

    SHOWING = Atspi.StateType.SHOWING

    def __init__(self, *command, environment=None):
        self.process = subprocess.Popen([str(word) for word in command],
                                        env={**os.environ, **(environment or {})})
        self.name = pathlib.Path(command[0]).name
        self.application = None
        self.application = self.wait(self._find_application, f"{self.name} to appear")

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def wait(self, condition, what, patience=PATIENCE):
        """Waits until a condition holds, and returns what it yields."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
            try:
                found = condition()
            except GLib.Error:
                # The tree changed under our hands.
                found = None
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"waited in vain for {what}; there were\n{self.describe()}")

    def nodes(self, within=None):
        """Every node, parents first."""
        stack = [within or self.application]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            stack.extend(reversed(children))

    def describe(self):
        """What has a name, as text, for the message of a failure."""
        lines = []
        for node in self.nodes() if self.application else ():
            try:
                if node.get_name() and node.get_role_name() not in ("filler", "image"):
                    lines.append(f"  {node.get_role_name()}: {node.get_name()}")
            except GLib.Error:
                pass
        return "\n".join(lines)

    def has(self, name, role):
        return any(is_called(node, name) and is_a(node, role)
                   for node in self.nodes())

    def find(self, name, role=None, within=None, nth=0, test=lambda node: True):
        """The nth node of that name and role; -1 is the last one."""
        def search():
            found = [node for node in self.nodes(within)
                     if is_called(node, name) and test(node)
                     and is_a(node, role)
                     and node.get_state_set().contains(Atspi.StateType.SENSITIVE)]
            return found[nth] if len(found) > max(nth, 0) else None

        return self.wait(search, f"{role or 'something'} called “{name}”")

    def click(self, name, role="push button", within=None, nth=0):
        """Presses a button."""
        def can_act(node):
            action = node.get_action_iface()
            return action is not None and action.get_n_actions() > 0

        self.find(name, role, within, nth, can_act).get_action_iface().do_action(0)
        time.sleep(0.3)

    def point(self, name, role=None, within=None, nth=0):
        """Clicks with the mouse on what has no action. Without a window manager every window
        stands at the top left corner of the screen."""
        node = self.find(name, role, within, nth)
        self.point_at(node)
        return node

    @staticmethod
    def place(node):
        return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)

    def border(self, node):
        """The border of the node's window, which newer GTK takes off where it is to be added; 0
        with GTK 4.8."""
        while node.get_role_name() not in ("frame", "dialog"):
            node = node.get_parent()
        return -self.place(node).x

    def point_at(self, node):
        box, border = self.place(node), self.border(node)
        Atspi.generate_mouse_event(box.x + 2 * border + box.width // 2,
                                   box.y + 2 * border + box.height // 2, "b1c")
        time.sleep(0.3)

    def reach(self, node):
        """Goes to a control with the Tab key."""
        for _ in range(300):
            if any(part.get_state_set().contains(Atspi.StateType.FOCUSED)
                   for part in self.nodes(node)):
                return
            press_key(TAB, 0.05)
        raise AssertionError(f"no way to “{node.get_name()}” with the Tab key:\n{self.describe()}")

    def enter(self, node):
        """Puts the cursor into a field."""
        if self.border(node) == 0:
            self.point_at(node)
        else:
            self.reach(node)

    def tick(self, name, within=None, nth=0):
        """Ticks a box."""
        box = self.find(name, "check box", within, nth)
        self.enter(box)
        if self.border(box) != 0:
            press_key(SPACE)

    @staticmethod
    def leave():
        """Goes on from a field, which saves it."""
        press_key(TAB, 0.3)

    def type(self, name, text, within=None, nth=0):
        """Puts text into the field of that name, in place of what is there. It is saved when
        the cursor leaves the field, so it has to be in it first."""
        def can_edit(node):
            return node.get_editable_text_iface() is not None

        node = self.find(name, None, within, nth, can_edit)
        self.enter(node)
        node.get_editable_text_iface().set_text_contents(text)
        time.sleep(0.2)

    def choose(self, name, choice, within=None):
        """Chooses from a drop-down list, with mouse and arrow keys."""
        def search():
            rows = [node for node in self.nodes(box) if node.get_role_name() == "list item"]
            # A mark stands before the word: "◆ 高".
            texts = [{child.get_name().rpartition(" ")[2] for child in self.nodes(row)}
                     for row in rows]
            return any(choice in names for names in texts) and (rows, texts)

        for attempt in range(3):
            # The first click may only close a popover.
            box = self.find(name, "combo box", within)
            self.open(box)
            try:
                rows, texts = self.wait(search, f"“{choice}” in the list “{name}”", 2)
                break
            except AssertionError:
                if attempt == 2:
                    raise
        wanted = next(i for i, names in enumerate(texts) if choice in names)
        present = next((i for i, row in enumerate(rows)
                        if row.get_state_set().contains(Atspi.StateType.SELECTED)), 0)
        for _ in range(abs(wanted - present)):
            press_key(DOWN if wanted > present else UP)
        press_key(RETURN)
        time.sleep(0.3)

    def open(self, box):
        """Opens a drop-down list: newer GTK tells of the button in it."""
        button = next((node for node in self.nodes(box) if node.get_role_name() == "toggle button"),
                      None)
        if button is None:
            self.point_at(box)
            return
        button.get_action_iface().do_action(0)
        time.sleep(0.3)

    def pick(self, name, record, within=None):
        """Finds a record by typing a part of its name."""
        button = self.find(name, "push button", within,
                           test=lambda node: node.get_child_count() > 0)
        self.click(name, "push button", button)
        entry = self.wait(
            lambda: next((node for node in self.nodes(button)
                          if node.get_role_name() == "entry" and node.get_editable_text_iface()),
                         None), f"the search of “{name}”")
        entry.get_editable_text_iface().set_text_contents(record)
        time.sleep(0.5)
        press_key(RETURN)
        time.sleep(0.3)
