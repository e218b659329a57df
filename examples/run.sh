#!/bin/sh
# Build the release and run the three programs on the sample reports.
set -eu
cd "$(dirname "$0")/.."
. examples/setup.sh
kjrep_setup build

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Building in build/release"
{ cmake --preset release -DKJREP_BUILD_TESTS=OFF -DKJREP_BUILD_BENCH=OFF &&
    cmake --build --preset release; } >"$log" 2>&1 || { cat "$log" >&2; exit 1; }

# show STATUS PROGRAM ARGUMENT...: the first lines of what it prints; it must exit with STATUS.
show() {
    expected=$1 program=$2
    shift 2
    printf '\n$ %s %s\n' "$program" "$*"
    status=0
    "build/release/examples/$program" "$@" >"$log" || status=$?
    sed -n "1,${lines}p" "$log"
    total=$(wc -l <"$log")
    [ "$total" -le "$lines" ] || echo "... $((total - lines)) more lines"
    [ "$status" = "$expected" ] || { echo "$program: exit status $status, not $expected" >&2; exit 1; }
}

set -- examples/reports/*.txt
lines=24
for report in "$@"; do
    show 0 kjrep-parse "$report"
    show 0 kjrep-metrics "$report"
done
lines=60
show 1 kjrep-validate "$@" # 1: one of them is full of planted faults
