# Sourced, not run: `kjrep_setup WHAT...` sees to the tools that the build needs. WHAT is build, test, clang or spark.
# Where something is missing, Debian and Ubuntu install it; elsewhere its package names are printed.

# How to tell that it is there | its Debian package | must be there (without the others a test is skipped)
kjrep_packages() {
    case $1 in
    build) echo '
        command -v cc                                               | gcc                    | must
        echo "#include <stdio.h>" | cc -E - -o /dev/null            | libc6-dev              | must
        command -v cmake                                            | cmake                  | must
        command -v ninja                                            | ninja-build            | must
        command -v pkg-config                                       | pkg-config             | must
        command -v python3                                          | python3                | must
        pkg-config --exists libutf8proc                             | libutf8proc-dev        | must
        pkg-config --exists libpcre2-8                              | libpcre2-dev           | must
        pkg-config --exists libxml-2.0                              | libxml2-dev            | must
        pkg-config --exists libzip                                  | libzip-dev             | must
        pkg-config --exists yaml-0.1                                | libyaml-dev            | must
        pkg-config --exists "sqlite3 >= 3.38"                       | libsqlite3-dev         | must' ;;
    test) echo '
        pkg-config --exists cmocka                                  | libcmocka-dev          | must
        command -v c++                                              | g++                    | must
        pkg-config --exists libcmark                                | libcmark-dev           | must
        pkg-config --exists zlib                                    | zlib1g-dev             | must
        pkg-config --exists liblzma                                 | liblzma-dev            | must
        echo "#include <bzlib.h>" | cc -E - -o /dev/null             | libbz2-dev             | must
        pkg-config --exists libssl                                  | libssl-dev             | must
        pkg-config --exists poppler-glib                            | libpoppler-glib-dev    | may
        python3 -c "import ensurepip, venv"                         | python3-venv           | must
        python3 -c "import jsonschema"                              | python3-jsonschema     | may
        command -v clang-format                                     | clang-format           | may
        command -v sqlite3                                          | sqlite3                | may
        command -v doxygen                                          | doxygen                | may
        command -v x86_64-w64-mingw32-gcc                           | gcc-mingw-w64-x86-64   | may' ;;
    clang) echo '
        command -v clang                                            | clang                  | must
        test -n "$(find /usr/lib -name "libclang_rt.fuzzer-x*.a")"  | libclang-rt-dev        | must
        command -v llvm-symbolizer                                  | llvm                   | may' ;;
    spark) echo '
        command -v java                                             | default-jre-headless   | must
        python3 -c "import ensurepip, venv"                         | python3-venv           | must' ;;
    esac
}

# Packages that are missing: of the rows of WHAT that end in $1 (may also matches must).
kjrep_missing() {
    need=$1
    shift
    for what in "$@"; do
        kjrep_packages "$what" | while IFS= read -r row; do
            [ -n "$row" ] || continue
            level=${row##*| }
            row=${row%|*}
            package=${row##*| }
            check=${row%|*}
            [ "$need" = may ] || [ "$level" = must ] || continue
            sh -c "$check" >/dev/null 2>&1 </dev/null || echo "$package" | tr -d ' '
        done
    done
}

kjrep_setup() {
    missing=$(kjrep_missing may "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    as_root=
    [ "$(id -u)" = 0 ] || as_root=$(command -v sudo || echo none)
    if command -v apt-get >/dev/null && [ "$as_root" != none ]; then
        echo "Installing $missing"
        $as_root apt-get -qq update || echo "apt-get update failed" >&2
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null ||
            echo "apt-get install failed" >&2
        missing=$(kjrep_missing may "$@" | tr '\n' ' ')
    fi
    [ -n "$missing" ] || return 0
    echo "Please install what Debian calls: $missing" >&2
    [ -z "$(kjrep_missing must "$@")" ] # go on without what is not needed
}
