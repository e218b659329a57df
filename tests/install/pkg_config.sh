# sh pkg_config.sh LIBDIR CONSUMER.c COMPILER [FLAG...]: build and run against an installed tree, shared and static.
set -eu
libdir=$1 consumer=$2
shift 2
export PKG_CONFIG_PATH="$libdir/pkgconfig"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$@" $(pkg-config --cflags kjrep) "$consumer" -o "$work/shared" $(pkg-config --libs kjrep)
LD_LIBRARY_PATH=$libdir "$work/shared"

static=$(pkg-config --static --libs kjrep | sed 's/-lkjrep/-l:libkjrep.a/')
"$@" $(pkg-config --static --cflags kjrep) "$consumer" -o "$work/static" $static
"$work/static"
