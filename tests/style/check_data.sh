#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_data.sh SOURCE BUILD: the files that tell the desktop about Kamae are valid.
data=$1/data
built=$2/data
number=0
failed=0

check() {
  local name=$1 output
  shift
  number=$((number + 1))
  if output=$("$@" 2>&1); then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    echo "$output" | sed 's/^/# /'
    failed=1
  fi
}

# Warnings differ from version to version; a homepage, which newer ones ask for, does not exist yet.
metainfo() {
  ! appstreamcli validate --no-net --explain "$built"/org.kamae.Kamae.metainfo.xml | grep -A3 '^E: '
}

check "desktop file" desktop-file-validate "$built"/org.kamae.Kamae.desktop
check "metainfo" metainfo
check "settings" glib-compile-schemas --strict --dry-run "$data"
echo "1..$number"
exit $failed
