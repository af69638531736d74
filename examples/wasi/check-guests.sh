#!/usr/bin/env bash
#
# Compiles the C programs in guests/, runs them in the sandbox of this example,
# and checks what they print and the status that they exit with.
#
#   check-guests.sh           builds the sandbox, and runs them in it
#   check-guests.sh SANDBOX   runs them in a binary that is already built
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ $# -gt 0 ]; then
    sandbox=$(realpath -- "$1")
else
    # `cargo run` would mix the compiler's warnings with what the guests print.
    sandbox=$(
        cargo build --quiet --manifest-path "$here/../Cargo.toml" --example wasi \
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

# check STATUS STDOUT STDERR WORD... runs the sandbox with the words and the standard
# input of this function, and compares the status and the output. STDERR is a pattern;
# STDOUT and STDERR end with a newline unless they are empty.
check() {
    local status=0 stdout stderr
    "$sandbox" "${@:4}" >"$dir/stdout" 2>"$dir/stderr" || status=$?
    # The shell drops newlines at the end, so there is something after them.
    stdout=$(cat "$dir/stdout" && echo .)
    stderr=$(cat "$dir/stderr" && echo .)
    # shellcheck disable=SC2053 # STDERR is a pattern
    if [ "$status" = "$1" ] && [ "$stdout" = "${2:+$2$'\n'}." ] && [[ $stderr == ${3:+$3$'\n'}. ]]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    {
        echo "FAILED: ${*:4}"
        echo "  status: $status, expected $1"
        printf '  %s: %q\n' stdout "${stdout%.}" "  expected" "${2:+$2$'\n'}"
        printf '  %s: %q\n' stderr "${stderr%.}" "  expected" "${3:+$3$'\n'}"
    } >&2
}

cd "$dir"

# Arguments.
check 0 'argc: 1
argv[0]: args.wasm' '' args.wasm </dev/null
check 0 'argc: 5
argv[0]: args.wasm
argv[1]: two words
argv[2]: 
argv[3]: --env
argv[4]: é*' '' args.wasm 'two words' '' --env 'é*' </dev/null

# The environment: only the given variables, none of the host's.
check 0 'GREETING unset
LANG unset
EMPTY unset
HOME unset
PATH unset' '' environ.wasm </dev/null
check 0 'GREETING=hello=world
LANG=C.UTF-8
EMPTY=
HOME unset
PATH unset' '' --env GREETING=bye --env LANG=C.UTF-8 --env EMPTY= --env GREETING=hello=world \
    environ.wasm </dev/null

# Standard input, from a file, from pipes, and from a writer that takes its time.
check 0 'lines: 0
bytes: 0' '' stdin.wasm </dev/null
printf 'first\nlast line' >input
check 0 'lines: 2
bytes: 15
last: LAST LINE' '' stdin.wasm <input
check 0 'lines: 100000
bytes: 588895
last: 100000' '' stdin.wasm < <(seq 100000)
check 0 'lines: 2
bytes: 8
last: TWO' '' stdin.wasm < <(printf 'on' && sleep 0.1 && printf 'e\ntwo\n')
check 1 '' 'stdin: cannot read: Is a directory' stdin.wasm <.

# Clocks, and random numbers.
check 0 'clocks ok' '' clocks.wasm </dev/null
check 0 'sorted 10000 numbers' '' sort.wasm </dev/null

# The exit status, and output during the exit.
for status in 0 1 42 125; do
    check $status 'hello and goodbye' "exiting with $status" exit.wasm $status </dev/null
done
check 2 '' 'usage: exit STATUS (0 to 125)' exit.wasm </dev/null

# Programs that name files.
check 0 'still running' 'paths: cannot open missing.txt: ?*' paths.wasm </dev/null

# A missing program.
check 1 '' 'wasi: *missing.wasm*' missing.wasm </dev/null
check 1 '' 'wasi: *' input </dev/null
check 2 '' 'wasi: unknown option --unknown*' --unknown args.wasm </dev/null

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
