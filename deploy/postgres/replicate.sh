#!/bin/bash
# Copies the primary once, then follows it. To copy it anew, empty the volume.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  install --directory --owner=postgres --group=postgres --mode=0700 "$PGDATA"
  gosu postgres pg_basebackup --host=database --username=replicator --slot=replica --wal-method=stream \
    --write-recovery-conf --checkpoint=fast --pgdata="$PGDATA"
fi
exec docker-entrypoint.sh postgres -c hot_standby=on -c hot_standby_feedback=on -c max_standby_streaming_delay=5s
