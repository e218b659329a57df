#include "text/fold.h"

#include "text/fold_table.inc"
