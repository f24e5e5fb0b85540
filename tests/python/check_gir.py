#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What other languages are told about the libraries is true: check_gir.py GIR…

A wrong word there is a crash in a script, far from its cause."""

import pathlib
import re
import sys
from xml.etree import ElementTree

from tap import run

CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"
GIRS = [ElementTree.parse(path) for path in sys.argv[1:]]

# Made for C alone, and what other languages have instead.
FOR_C = {
    "kamae_choices_find": "kamae_field_list_codes, kamae_model_choice_label",
    "kamae_document_add_facts": "kamae_document_add_fact_table",
    "kamae_focus_remember": "none: of the widgets' own",
    "kamae_focus_restore": "none: of the widgets' own",
    "kamae_formula_evaluate": "none: of the field's own",
    "kamae_model_get_domain": "kamae_model_translate_any",
    "kamae_model_get_plugin": "none: by address",
    "kamae_model_translate": "kamae_model_translate_any",
    "kamae_operation_create": "kamae_operation_create_with",
    "kamae_operation_createv": "kamae_operation_create_with",
    "kamae_plugin_register": "none: of a module in C",
    "kamae_report_context_add_table": "kamae_document_add_table",
    "kamae_report_context_identify": "kamae_document_add_identification",
    "kamae_table_add_row": "kamae_table_add_cells",
    "kamae_table_add_rowv": "kamae_table_add_cells",
}


def callables(gir):
    for tag in ("function", "method", "constructor", "virtual-method", "callback"):
        for one in gir.iter(CORE + tag):
            if one.get("introspectable") != "0" and one.get("moved-to") is None:
                yield one.get(C + "identifier") or one.get("name"), one
    for one in gir.iter(GLIB + "signal"):
        yield one.get("name"), one


def parameters(one):
    return list(one.iter(CORE + "parameter"))


def names_of(tag, *attributes):
    return {one.get("name") for gir in GIRS for one in gir.iter(CORE + tag)
            if all(one.get(attribute) for attribute in attributes)}


def type_of(value):
    kind = value.find(CORE + "type")
    return kind.get("name").removeprefix("Kamae.") if kind is not None else None


def check_all():
    """Every public function can be called from other languages, or says what they call instead"""
    seen = set()
    for gir in GIRS:
        for tag in ("function", "method", "constructor"):
            for one in gir.iter(CORE + tag):
                name = one.get(C + "identifier")
                if one.get("introspectable") == "0":
                    seen.add(name)
    yield from sorted(seen ^ set(FOR_C))


def check_arrays():
    """An array that is returned frees its elements itself, and names their type"""
    for gir in GIRS:
        for name, one in callables(gir):
            array = one.find(f"{CORE}return-value/{CORE}array")
            if array is None or not (array.get("name") or "").startswith("GLib."):
                continue
            if one.find(CORE + "return-value").get("transfer-ownership") == "full":
                yield f"{name}: (transfer full)"
            if array.find(CORE + "type").get("name") == "gpointer":
                yield f"{name}: no (element-type)"


def check_lengths():
    """An array that is given ends with NULL or says its length; so does a text with a length"""
    for gir in GIRS:
        for name, one in callables(gir):
            given = parameters(one)
            unended = 0
            for parameter in given:
                array = parameter.find(CORE + "array")
                if array is None or array.get("name"):
                    continue
                if array.get("length") is None:
                    unended += 1
                    if array.get("zero-terminated") == "0":
                        yield f"{name}: {parameter.get('name')} has no end"
            if unended > 1:
                yield f"{name}: arrays that must be of one length"
            for text, length in zip(given, given[1:]):
                if type_of(text) == "utf8" and re.match("length|n_|size", length.get("name")):
                    yield f"{name}: {text.get('name')} may be longer than it is"


def check_callbacks():
    """A function that is given says how long it is kept"""
    functions = names_of("callback") | {"Gio.AsyncReadyCallback"}
    for gir in GIRS:
        for name, one in callables(gir):
            for parameter in parameters(one):
                if type_of(parameter) not in functions:
                    continue
                if parameter.get("scope") is None:
                    yield f"{name}: no (scope)"
                if (parameter.get("scope") == "notified") != (parameter.get("destroy") is not None):
                    yield f"{name}: (scope notified) goes with a GDestroyNotify"


def check_structs():
    """A struct that is returned lives as long as the program, or can be copied"""
    copied = names_of("record", GLIB + "get-type")
    # What is declared lies in a library that is never unloaded.
    declared = {"Choice", "Declaration", "Entity", "Field", "Figure", "PageInfo", "Report", "Rule",
                "Setting", "State", "Subject", "Transition", "Workflow"}
    plain = names_of("record") - copied - declared
    for gir in GIRS:
        for name, one in callables(gir):
            value = one.find(CORE + "return-value")
            array = value.find(CORE + "array")
            kind = type_of(array if array is not None else value)
            if kind in plain:
                yield f"{name}: {kind}"


def check_widgets():
    """A new widget is floating: whoever takes it in owns it"""
    for name, one in callables(GIRS[1]):
        value = one.find(CORE + "return-value")
        if (one.tag == CORE + "constructor" or name.endswith("_new")) \
                and value.get("transfer-ownership") != "none":
            yield name


def check_lists():
    """No function is told to take several values without a sibling that takes a list"""
    for gir in GIRS:
        for name, one in callables(gir):
            if any(one.iter(CORE + "varargs")):
                yield name


def check_nothing():
    """What may be None in the text may be NULL in the code"""
    source = pathlib.Path(__file__).parents[2] / "src"
    block = re.compile(r"/\*\*\n \* (kamae_\w+):.*?\*/\n[^{;]*\)\n\{\n(.*?)\n\}\n", re.S)
    for path in sorted(source.rglob("*.c")):
        for found in block.finditer(path.read_text()):
            text, body = found.group(0), found.group(2)
            for name in re.findall(r"^ \* @(\w+): [^:\n]*\(nullable\)", text, re.M):
                for test in re.findall(r"g_return(?:_val)?_if_fail \((.*)\);", body):
                    if re.search(rf"(^|&& ){name} != NULL( &&|,|$)", test):
                        yield f"{found.group(1)}: {name}"


run([check_all, check_arrays, check_lengths, check_callbacks, check_structs, check_widgets,
     check_lists, check_nothing])
