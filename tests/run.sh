#!/bin/sh
# Build and run all tests: sh tests/run.sh [dev|pdf|asan|tsan|release]
# The Python package with what the package index has, in build/venv: sh tests/run.sh frames (pyarrow, polars, DuckDB,
# pandas, and mypy over its types); sh tests/run.sh spark (the Spark job on local[2], which needs Java)
set -eu
cd "$(dirname "$0")/.."
what=${1:-dev}
. examples/setup.sh

# in_venv ARGUMENT...: the tests of the Python package over the release
in_venv() {
    cmake --preset release
    cmake --build --preset release --target kjrep
    exec python3 examples/python/tests/in_venv.py build/release/lib/libkjrep.so "$@"
}

case $what in
frames)
    kjrep_setup build test
    in_venv pyarrow polars duckdb pandas mypy
    ;;
spark)
    kjrep_setup build test spark
    in_venv pyarrow pandas pyspark --tests examples/spark/tests
    ;;
asan | tsan) kjrep_setup build test clang ;;
*) kjrep_setup build test ;;
esac
cmake --preset "$what"
cmake --build --preset "$what"
exec ctest --preset "$what" -j2
