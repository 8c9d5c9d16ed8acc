#!/bin/sh
# Runs a command with a display and a window manager of its own, and takes both away afterwards.
set -eu
number=$((90 + $$ % 100))
Xvfb ":$number" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill "$manager" "$server" 2>/dev/null || true' EXIT
manager=$server
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
tries=0
until xdpyinfo >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -gt 100 ] && { echo "no display came up" >&2; exit 1; }
    sleep 0.1
done
openbox >/dev/null 2>&1 &
manager=$!
"$@"
