/* A figure and the figures that are parts of it, as extraction links them, with what the words around say about the
 * list: is it the whole list, does every figure in it count? */
#ifndef KJR_CHECK_WHOLES_H
#define KJR_CHECK_WHOLES_H

#include "check/checker.h"

/* All parts of all figures: those of metric id are parts[from[id]] up to parts[from[id + 1]], in the order of the text. */
typedef struct kjr_wholes {
    uint32_t *from;
    uint32_t *parts;
    uint32_t *lists; /* the parts of all lists, one list after another */
    uint32_t listed; /* so many */
} kjr_wholes;

typedef struct kjr_list {
    const uint32_t *parts; /* ids of the figures to be added up, in the order of the text */
    uint32_t whole;        /* id */
    uint32_t count;
    bool behind;  /* the whole stands behind its parts: …，共计26处 */
    bool total;   /* it is called a total: 共 合计 */
    bool sum;     /* and so called as a sum: 合计 共计 */
    bool alone;   /* so called by 共 alone, at the head of its clause: …，共26处 */
    bool bracket; /* a bracket behind the whole holds them, and no 其中 leads to them */
    bool colon;   /* a colon leads from the whole to its parts */
    bool cue;     /* 其中 含 包括 */
    bool rest;    /* the last part is what is left: 其余 */
    bool others;  /* or all others: 其他 */
    bool joined;  /* 及 or 和 joins the last part to the others */
    bool ended;   /* the sentence ends with the last part */
    bool open;    /* others are left out (等), or the list breaks off */
    bool led;     /* the words lead from this whole, and no other figure, to the parts */
    bool soft;    /* a figure is hedged by convention only: 约 左右 */
} kjr_list;

/* In memory that is kept; false, and the status set, when out of memory. */
bool kjr_wholes_make(kjr_checker *checker, kjr_wholes *wholes);
/* The list of a whole, read once; false when there are not two parts that could be added up. */
bool kjr_list_read(const kjr_checker *checker, kjr_wholes *wholes, uint32_t whole, kjr_list *list);
/* 生产总值…。分产业看，第一产业…，第二产业…，第三产业…: three figures close behind that no word calls parts. */
bool kjr_list_of_industries(const kjr_checker *checker, kjr_wholes *wholes, uint32_t whole, kjr_list *list);

/* Do the words lead from the whole of `part` to it: …50项，其中8项; and not from another figure in between? */
bool kjr_is_led(const kjr_checker *checker, const kjr_metric *part);

/* Rates and averages (每千人6.5批次, 人均收入) are no wholes and no parts. */
bool kjr_is_rate(const kjr_view *view, const kjr_metric *metric);

/* 年均增长10.6%, 平均每年增加5亿元: not the change of the whole period. */
bool kjr_is_yearly(const kjr_view *view, const kjr_metric *metric);

/* Same unit and kind, levels of one mood: may they be added? */
bool kjr_are_alike(const kjr_metric *a, const kjr_metric *b);

#endif
