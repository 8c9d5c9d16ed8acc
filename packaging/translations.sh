#!/bin/sh
# Makes or brings up to date the translation files of the languages given (cy, pl, ur …), and what the program loads of them:
#     sh packaging/translations.sh cy
# With no language it renews those that are there. Translate assets/translations/lifestory_cy.ts with Qt Linguist or any
# editor, then run it again. What is not translated yet stays English.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
bin="$here/.venv/bin"
folder="${TRANSLATIONS:-$here/assets/translations}"
mkdir -p "$folder"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$bin/python" "$here/packaging/translation_sources.py" >"$work/helpers.py"
cd "$here"
find lifestory_app/app.py lifestory_app/ui lifestory_app/services -name '*.py' >"$work/files.txt"
echo "$work/helpers.py" >>"$work/files.txt"
if [ "$#" -eq 0 ]; then
    for each in "$folder"/lifestory_*.ts; do
        [ -f "$each" ] || { echo "There is no translation yet; name a language." >&2; exit 1; }
        name="${each##*/lifestory_}"
        set -- "$@" "${name%.ts}"
    done
fi
for language in "$@"; do
    file="$folder/lifestory_$language.ts"
    "$bin/pyside6-lupdate" -no-obsolete -locations none -source-language en_GB -target-language "$language" \
        "@$work/files.txt" -ts "$file"
    "$bin/pyside6-lrelease" "$file" -qm "${file%.ts}.qm"
done
