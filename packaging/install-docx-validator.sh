#!/bin/sh
# Puts the Open XML SDK validator (npm @ooxml-tools/validate) where the tests look for it: .venv/ooxml in the checkout.
# Needs node and npm. Without it one test is skipped and says so.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
if ! command -v npm >/dev/null; then
    echo "npm is not installed, so the Open XML SDK validator is left out." >&2
    exit 0
fi
[ -f "$here/.venv/ooxml/node_modules/@ooxml-tools/validate/package.json" ] && exit 0
mkdir -p "$here/.venv/ooxml"
cd "$here/.venv/ooxml"
npm install --no-save --no-audit --no-fund --ignore-scripts @ooxml-tools/validate@0.4.6 </dev/null
