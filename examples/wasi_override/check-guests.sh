#!/usr/bin/env bash
#
# Compiles the C programs in guests/ and checks how this example runs them:
#
#  - Without overrides, they behave as with Wasmtime alone: the same output, the same
#    status, the same files left behind.
#  - With overrides, they behave the same in each run, clocks and random numbers included.
#
#   check-guests.sh        builds the example, and runs them in it
#   check-guests.sh HOST   runs them in a binary that is already built
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ $# -gt 0 ]; then
    host=$(realpath -- "$1")
else
    # `cargo run` would mix the compiler's warnings with what the guests print.
    host=$(
        cargo build --quiet --manifest-path "$here/Cargo.toml" --example wasi_override \
            --message-format=json-render-diagnostics | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p'
    )
fi

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

compile() {
    clang --target=wasm32-wasi -O2 -Wall -Wextra -Werror "$@"
}

if ! printf '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n' |
    compile -x c - -o "$dir/probe.wasm"; then
    echo "This needs a C compiler for WASI. On Debian:" >&2
    echo "  apt-get install clang lld wasi-libc libclang-rt-14-dev-wasm32" >&2
    exit 2
fi
for source in "$here"/guests/*.c; do
    compile "$source" -o "$dir/$(basename "$source" .c).wasm"
done

passed=0
failed=0

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    echo "FAILED: $1" >&2
}

# The standard input of each guest, passed through a pipe.
input=$dir/input
printf 'hello, this is standard input\nand its last line' >"$input"

# Prints the names, types, link targets, permissions and contents of all files below `.`.
snapshot() {
    find . -mindepth 1 \( -type f -exec cksum {} + \) -o -true -printf '%p %y %m %l\n' | LC_ALL=C sort
    find . -type f -printf '%p %m %n\n' | LC_ALL=C sort
}

# record NAME OPTION... runs the guest in `words` with the options and a new directory, and
# keeps its output and files in the directory NAME.
record() {
    local name=$dir/$1 box=$dir/box status=0
    rm -rf "$name" "$box"
    mkdir -p "$name" "$box/given"
    echo 'beside the directory that is given' >"$box/secret"
    timeout 100 "$host" "${@:2}" --dir "$box/given::/" --env GREETING=hello=world --env EMPTY= \
        "${words[@]}" < <(cat "$input") >"$name/stdout" 2>"$name/stderr" || status=$?
    echo "$status" >"$name/status"
    (cd "$box" && snapshot) >"$name/files"
}

# same NAME OTHER TEXT checks that two records are the same.
same() {
    if diff --text --recursive --unified=1 "$dir/$1" "$dir/$2" >"$dir/difference"; then
        pass
    else
        fail "$3: ${words[*]#"$dir/"}"
        head -n 40 "$dir/difference" >&2
    fi
}

# like_wasmtime GUEST ARGUMENT... checks a guest without overrides.
like_wasmtime() {
    local words=("$dir/$1.wasm" "${@:2}")
    record wasmtime --wasmtime
    record plain --plain
    same wasmtime plain 'not as with Wasmtime alone'
    record plain-async --plain --async
    same wasmtime plain-async 'not as with Wasmtime alone, asynchronous'
}

# repeatable GUEST ARGUMENT... checks a guest with overrides.
repeatable() {
    local words=("$dir/$1.wasm" "${@:2}")
    record first
    record second
    same first second 'not the same twice'
    record third --async
    same first third 'not the same when asynchronous'
}

# ends_with STATUS OPTION... -- GUEST ARGUMENT... checks the status of a guest.
ends_with() {
    local expected=$1 options=() words
    shift
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    words=("$dir/$2.wasm" "${@:3}")
    record status "${options[@]}"
    if [ "$(cat "$dir/status/status")" = "$expected" ]; then
        pass
    else
        fail "status $(cat "$dir/status/status") and not $expected: ${options[*]} ${*:2}"
    fi
}

for guest in append clocks descriptors directories errors files large links polling random \
    seek stat stdin truncate; do
    like_wasmtime "$guest"
    repeatable "$guest"
done

like_wasmtime environment
like_wasmtime environment one 'two words' '' --plain 'é*'

repeatable clocks values
repeatable random values
words=("$dir/random.wasm" values)
record seed --seed 1
if cmp --quiet "$dir/seed/stdout" "$dir/first/stdout"; then
    fail 'another seed gives the same random numbers'
else
    pass
fi

for way in 'return 0' 'return 3' 'exit 0' 'exit 125' 'exit 126' 'exit -1' '_Exit 5' 'flush 4' \
    abort trap divide recurse; do
    # shellcheck disable=SC2086 # two words
    like_wasmtime exit $way
done
repeatable exit exit 200
for mode in '' --async; do
    # Wasmtime rejects a status above 125; the override takes any.
    for status in 0 1 125 126 200 255; do
        # shellcheck disable=SC2086 # a word or none
        ends_with $status $mode -- exit exit $status
    done
    # shellcheck disable=SC2086
    ends_with 1 --plain $mode -- exit exit 126
    # shellcheck disable=SC2086
    ends_with 134 $mode -- exit trap
done

while IFS= read -r way; do
    like_wasmtime bad_arguments "$way"
done <<'WAYS'
unknown case
unknown wide case
unknown flag
unknown right
no UTF-8
zero in a path
path outside
path around the end
result outside
prestat outside
result misaligned
vectors outside
vectors misaligned
too many vectors
buffer outside
huge buffer
entries outside
no subscriptions
too many subscriptions
arguments outside
signal
unknown signal
WAYS

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
