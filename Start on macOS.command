#!/bin/sh
# Starts Between Sessions with a double-click; sets it up the first time. Works on Linux, too: sh "Start on macOS.command"

cd "$(dirname "$0")" || exit 1

stop() {
    printf '\n%s\n' "$1"
    if [ -t 0 ]; then
        printf 'Press Return to close this window. '
        read -r _
    fi
    exit 1
}

# What was set up fits to one list of what is needed: another list is another mark. The Makefile has the same.
mark=".venv/.run-$(cksum < requirements.lock | cut -d' ' -f1)"

if [ ! -e "$mark" ]; then
    for python in python3.13 python3.12 python3.11 python3; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            break
        fi
        python=
    done
    [ -n "$python" ] || stop "Python 3.11 or newer is needed, and was not found. Nothing was changed. Install it from python.org, then start this again."
    echo "Setting up, once. This takes a few minutes and needs the internet; the program itself never does."
    "$python" -m venv .venv || stop "The folder .venv could not be made. Nothing of yours was changed. Is there room on the disk, and may you write here?"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock \
        || stop "Setting up did not come to its end; what it said stands above. Nothing of yours was changed. Start this again when the internet is there."
    rm -f .venv/.run-* && touch "$mark"
fi

.venv/bin/python -m pages.frame.launch || stop "It did not start; why stands above. Nothing of yours was changed."
