#!/bin/sh
# Fuzz: sh tests/fuzz/run.sh TARGET SECONDS [MORE OPTIONS OF LIBFUZZER...]
# What it finds on the way is kept in build/fuzz/corpus, what fails in build/fuzz/failures.
set -eu
[ $# -ge 2 ] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
target=$1 seconds=$2
shift 2
cd "$(dirname "$0")/../.."
inputs=tests/fuzz/inputs/$target
[ -d "$inputs" ] || { echo "no such target: $target" >&2; exit 2; }
. examples/setup.sh
kjrep_setup build clang

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "fuzz_$target"
work=build/fuzz
mkdir -p "$work/corpus/$target" "$work/failures"

# libFuzzer takes printable bytes only: all others become \xHH.
python3 - tests/fuzz/dictionary.txt "$work/dictionary.txt" <<'PYTHON'
import sys
with open(sys.argv[1], encoding="utf-8") as words, open(sys.argv[2], "w") as out:
    for word in words.read().split("\n"):
        if word and not word.startswith("#"):
            escaped = word if "\\x" in word else "".join("\\x%02X" % byte for byte in word.encode())
            out.write(f'"{escaped}"\n')
PYTHON

program=$(find "$work" -name "fuzz_$target" -type f | head -1)
exec "$program" -dict="$work/dictionary.txt" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -max_total_time="$seconds" -artifact_prefix="$work/failures/$target-" "$@" "$work/corpus/$target" "$inputs"
