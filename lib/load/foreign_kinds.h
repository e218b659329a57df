/* What foreign files are, and what their readers are told. */
#ifndef KJR_LOAD_FOREIGN_KINDS_H
#define KJR_LOAD_FOREIGN_KINDS_H

#include "base/settings.h"
#include "kjrep/status.h"

typedef enum kjr_foreign {
    KJR_FOREIGN_NONE,
    KJR_FOREIGN_PDF,
    KJR_FOREIGN_CEB,
    KJR_FOREIGN_DOC,
    KJR_FOREIGN_XLS,
    KJR_FOREIGN_PPT,
    KJR_FOREIGN_LOCKED,   /* an office file behind a password */
    KJR_FOREIGN_COMPOUND, /* the container of DOC and others, of no known kind */
    KJR_FOREIGN_RTF,
    KJR_FOREIGN_XLSX,
    KJR_FOREIGN_PPTX,
    KJR_FOREIGN_ODF, /* OpenDocument, but no text */
    KJR_FOREIGN_SXW,
    KJR_FOREIGN_UOF,
    KJR_FOREIGN_FLAT_XML, /* of a word processor, in one file */
    KJR_FOREIGN_XPS,
    KJR_FOREIGN_EPUB,
    KJR_FOREIGN_MHT,
    KJR_FOREIGN_PICTURE,
    KJR_FOREIGN_WORDLESS, /* pages of pictures alone */
    KJR_FOREIGN_PACKED,
    KJR_FOREIGN_ZIP
} kjr_foreign;

/* Write what it is and what to do; returns KJREP_E_UNSUPPORTED. */
kjrep_status kjr_refuse_kind(kjr_foreign kind, const struct kjrep_options *settings, kjrep_error *error);

#endif
