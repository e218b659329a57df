/* What the files of the KJ-S rules share. */
#ifndef KJR_CHECK_STRUCTURE_H
#define KJR_CHECK_STRUCTURE_H

#include "check/checker.h"
#include "outline/labels.h"

/* Family of the label of a numbered heading, KJR_LABEL_NONE for other nodes. */
uint8_t kjr_heading_family(const kjr_checker *checker, const kjr_node *node);

static inline kjr_words kjr_label_of(const kjr_node *node)
{
    return (kjr_words){node->start, node->label_end};
}

/* schemes.c */
void kjr_check_levels(kjr_checker *checker);  /* KJ-S002 */
void kjr_check_schemes(kjr_checker *checker); /* KJ-S003 */
/* repeats.c */
void kjr_check_repeats(kjr_checker *checker); /* KJ-S004 */

#endif
