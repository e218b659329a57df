#!/bin/sh
# Build and run all tests: sh tests/run.sh [dev|asan|tsan|release]
set -eu
cd "$(dirname "$0")/.."
preset=${1:-dev}
. examples/setup.sh
case $preset in
asan | tsan) kjrep_setup build test clang ;;
*) kjrep_setup build test ;;
esac
cmake --preset "$preset"
cmake --build --preset "$preset"
exec ctest --preset "$preset" -j2
