#!/bin/sh
# Fills a running shop with made-up records, three for each customer: fill.sh THOUSANDS [PORT]
set -eu
port=${2:-8080}
batch() {
  awk -v batch="$1" 'BEGIN {
    for (i = 0; i < 1000; i++) {
      record = batch * 1000 + i
      customer = int(record / 3)
      printf "%s{\"source\": \"made_up\", \"key\": \"%d\", \"observed_at\": \"2026-01-01T00:00:00Z\",", \
        i ? "," : "[", record
      printf "\"identifiers\": [{\"namespace\": \"member_a\", \"value\": \"M-%d\"},", customer
      printf "{\"namespace\": \"line\", \"scope\": \"provider-1\", \"value\": \"U%08x\"}],", customer
      printf "\"attributes\": {\"name\": \"customer %d\", \"city\": \"臺北市\", \"consent\": \"granted\"}}", customer
    }
    print "]"
  }'
}
done=0
while [ "$done" -lt "$1" ]; do
  batch "$done" | curl -sS --fail -o /dev/null --json @- "localhost:$port/fragments"
  done=$((done + 1))
done
echo "${1},000 fragments are there"
