#!/bin/sh
# The secrets of compose.yaml, made once: nobody but you can enter their folder, and the containers' users can read them.
set -eu
cd "$(dirname "$0")/.."
if [ -e secrets ]; then
  echo "secrets/ is there already; nothing was changed." >&2
  exit 1
fi
mkdir -m 700 secrets
random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
password=$(random)
printf '%s' "$password" >secrets/postgres-password
printf 'postgresql://shipshape:%s@postgres:5432/shipshape' "$password" >secrets/database-url
random >secrets/shipshape-secret
chmod 444 secrets/*
