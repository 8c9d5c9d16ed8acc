#!/bin/sh
# Installs the Debian packages that Life Story needs and lacks. Takes "run" (the window and the command line) or
# "test" (what the tests and the demo's checks need as well). Does nothing, and asks for nothing, when all are there.
set -eu

run="python3 python3-venv libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 \
libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0"
test="poppler-utils qpdf libreoffice-writer-nogui unicode-data xvfb openbox xdotool x11-utils dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0"

wanted="$run"
[ "${1:-run}" = test ] && wanted="$run $test"

missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
    # Debian 13 renamed some libraries for 64-bit time.
    dpkg-query -W -f '${Status}' "${package}t64" 2>/dev/null | grep -q 'ok installed' && continue
    missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and need an administrator:$missing" >&2; exit 1; }
    as_root=sudo
fi
echo "Installing what is missing:$missing"
$as_root apt-get update -q
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $missing
