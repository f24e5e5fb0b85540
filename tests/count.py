#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py BUILD…: counts every subtest of the last test run of each build folder.

Names what failed and what was skipped; the last line reads "N passed, N failed".
"""

import json
import pathlib
import re
import sys

LINE = re.compile(r"^(?P<failed>not )?ok\b\s*\d*\s*-?\s*(?P<name>.*?)(?P<skip>\s*# *SKIP.*)?$", re.I)


def subtests(test):
    """Yields (name, verdict) for each TAP line of a test, and for one that ended without a word."""
    seen_failure = False
    lines = [LINE.match(line) for line in test.get("stdout", "").splitlines()]
    for match in filter(None, lines):
        verdict = "skipped" if match["skip"] else "failed" if match["failed"] else "passed"
        seen_failure |= verdict == "failed"
        yield f"{test['name']}: {match['name']}", verdict

    if test["result"] in ("SKIP",):
        yield f"{test['name']}: all of it", "skipped"
    elif test["result"] not in ("OK", "EXPECTEDFAIL") and not seen_failure:
        yield f"{test['name']}: ended with {test['result'].lower()}", "failed"
    elif test["result"] == "OK" and not any(lines):
        yield test["name"], "passed"


def main(builds):
    found = {"passed": [], "failed": [], "skipped": []}
    for build in builds:
        log = pathlib.Path(build, "meson-logs", "testlog.json")
        if not log.exists():
            found["failed"].append(f"{build}: no test ran")
            continue
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            for name, verdict in subtests(json.loads(line)):
                found[verdict].append(f"{build}: {name}")

    for verdict in ("skipped", "failed"):
        for name in found[verdict]:
            print(f"{verdict}: {name}")
    print(f"{len(found['passed'])} passed, {len(found['failed'])} failed")
    return 1 if found["failed"] or not found["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
