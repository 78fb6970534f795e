#!/bin/sh
# Shows that what the shop answered is on disk: posts a customer, kills the server with SIGKILL right after the
# answer, starts it again on the same folder, and asks for him.
set -eu
shop=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
port=${1:-8089}
server=

stop() {
  if [ -n "$server" ]; then kill -9 "$server" 2>/dev/null || true; fi
  rm -rf "$folder"
}
trap stop EXIT

start() {
  echo "\$ examples/shop/run --port $port &"
  : > "$folder/out"
  "$shop/run" --data "$folder/data" --port "$port" >> "$folder/out" 2> "$folder/log" &
  server=$!
  until grep -q listening "$folder/out"; do
    if ! kill -0 "$server" 2>/dev/null; then cat "$folder/log" >&2; exit 1; fi
    sleep 0.1
  done
  cat "$folder/out"
}

start
echo "\$ curl --json @customer.json localhost:$port/fragments"
curl -sS --fail-with-body --json '{"source": "pos_a", "key": "R-501", "observed_at": "2026-02-11T18:40:00+08:00",
  "identifiers": [{"namespace": "phone", "value": "0912-345-678"},
                  {"namespace": "member_a", "value": "A-1001"}],
  "attributes": {"name": "林美麗"}}' "localhost:$port/fragments"
kill -9 "$server"
echo "\$ kill -9 \$!"
wait "$server" 2>/dev/null || true
server=
start
echo "\$ curl 'localhost:$port/profiles?namespace=phone&value=0912345678'"
curl -sS --fail-with-body "localhost:$port/profiles?namespace=phone&value=0912345678"
