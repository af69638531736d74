#!/bin/sh
# Compiles the plug-in to plugin.wasm, or to the file that the argument names.
set -eu
guest=$(dirname "$0")
"${CC:-clang}" --target=wasm32-wasi -mexec-model=reactor -Os -Wall -Wextra -Werror -Wl,--strip-all \
    -o "${1:-$guest/plugin.wasm}" "$guest/plugin.c"
