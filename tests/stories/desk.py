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

PATIENCE = 20


def is_called(node, name):
    # GTK 4.8 joins the name of a button and the text in it.
    return node.get_name() == name or node.get_name().startswith(name + " ")


class Desk:
    """One running program."""

    def __init__(self, *command, environment=None):
        self.process = subprocess.Popen([str(word) for word in command],
                                        env={**os.environ, **(environment or {})})
        self.name = pathlib.Path(command[0]).name
        self.application = self.wait(self._find_application, f"{self.name} to appear")

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def wait(self, condition, what):
        """Waits until a condition holds, and returns what it yields."""
        end = time.monotonic() + PATIENCE
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
        raise AssertionError(f"waited in vain for {what}\n{self.describe()}")

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
        """The tree as text, for the message of a failure."""
        lines = []
        for node in self.nodes():
            try:
                if node.get_name():
                    lines.append(f"  {node.get_role_name()}: {node.get_name()}")
            except GLib.Error:
                pass
        return "\n".join(lines)

    def find(self, name, role=None, within=None, nth=0, what=None):
        """The nth showing node of that name (and role)."""
        def search():
            found = [node for node in self.nodes(within)
                     if is_called(node, name)
                     and (role is None or node.get_role_name() in role.split("|"))
                     and node.get_state_set().contains(Atspi.StateType.SENSITIVE)
                     and node.get_state_set().contains(Atspi.StateType.VISIBLE)]
            return found[nth] if len(found) > nth else None

        return self.wait(search, what or f"“{name}” ({role or 'anything'})")

    def has(self, name, role=None):
        return any(is_called(node, name) and (role is None or node.get_role_name() == role)
                   for node in self.nodes())

    def click(self, name, role=None, within=None, nth=0):
        node = self.find(name, role, within, nth)
        self.act(node)
        return node

    def act(self, node):
        """Presses a button by its action, and what has none with the mouse."""
        action = node.get_action_iface()
        if action and action.get_n_actions() > 0:
            action.do_action(0)
        else:
            # Without a window manager every window stands at the top left corner.
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            Atspi.generate_mouse_event(box.x + box.width // 2, box.y + box.height // 2, "b1c")
        time.sleep(0.3)

    def type(self, name, text, within=None, nth=0):
        """Puts text into the field of that name, in place of what is there."""
        def search():
            found = [node for node in self.nodes(within)
                     if is_called(node, name) and node.get_editable_text_iface()]
            return found[nth] if len(found) > nth else None

        node = self.wait(search, f"the field “{name}”")
        node.get_editable_text_iface().set_text_contents(text)
        time.sleep(0.2)
        return node

    def close(self):
        """Ends the program as closing its window does, and checks that it ended well."""
        self.process.terminate()
        self.process.wait(PATIENCE)
