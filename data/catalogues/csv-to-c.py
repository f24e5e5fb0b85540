#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a catalogue into a C table: csv-to-c.py NAME IN.csv OUT.h. The first row names the columns."""
import csv
import sys


def literal(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


name, source, target = sys.argv[1:]
with open(source, encoding='utf-8', newline='') as file:
    columns, *rows = csv.reader(file)
for row in rows:
    if len(row) != len(columns):
        sys.exit(f'{source}: {row[0]} has {len(row)} columns instead of {len(columns)}')

with open(target, 'w', encoding='utf-8') as file:
    file.write(f'/* Made from {name}.csv. */\n\nstatic const struct\n{{\n')
    file.writelines(f'  const char *{column};\n' for column in columns)
    file.write(f'}} catalogue_{name}[] = {{\n')
    file.writelines('  { ' + ', '.join(map(literal, row)) + ' },\n' for row in rows)
    file.write('};\n')
