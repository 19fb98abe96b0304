#!/bin/sh
# A backup at once and every day, and the oldest ones taken away. A failure is said and tried again in an hour.
set -u
while :; do
  file="/backups/cotejo-$(date -u +%Y%m%dT%H%M%SZ).backup"
  if node lib/cli/run.mjs backup "$file"; then
    # shellcheck disable=SC2012 # our own names, without spaces
    ls -1 /backups/cotejo-*.backup | sort -r | tail -n "+$((KEEP + 1))" | xargs -r rm --
    sleep 86400
  else
    sleep 3600
  fi
done
