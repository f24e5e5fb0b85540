# SPDX-License-Identifier: GPL-3.0-or-later
"""Test programs in Python: prints TAP."""

import sys
import traceback


def run(checks, chained=False):
    """Runs checks. Their docstrings name them; they yield offences or raise an exception. In a
    chain each stands on what those before it did."""
    print(f"1..{len(checks)}")
    failed = 0
    for number, check in enumerate(checks, 1):
        if chained and failed:
            print(f"ok {number} - {check.__doc__} # SKIP A step before it failed")
            continue
        try:
            offences = list(check() or [])
        except Exception:
            # Where it happened in the check, and what.
            offences = traceback.format_exc(limit=2).splitlines()[3:]
        failed += bool(offences)
        print(f"{'not ok' if offences else 'ok'} {number} - {check.__doc__}")
        for offence in offences:
            print(f"# {offence}")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
