/* What a figure says besides its value. One sentence at a time, left to right: each figure takes what stands before it
 * since the last boundary, and what of the figures before it still holds. */
#ifndef KJR_EXTRACT_ATTRIBUTES_H
#define KJR_EXTRACT_ATTRIBUTES_H

#include "extract/names.h"

enum { KJR_SECTION_OPEN = 0, KJR_SECTION_PLANNED = 1, KJR_SECTION_DONE = 2 };

enum { KJR_MOST_NAMES = 8, KJR_DEEPEST_BRACKET = 4 };

/* Figures that may break up the one before a bracket or colon. */
typedef struct kjr_parts_list {
    uint32_t start;        /* index of the first of them */
    uint32_t seen, linked; /* the next one to look at, and to make a part */
    uint32_t members;      /* so many may be parts */
    bool broken;           /* one shows that they break up nothing */
} kjr_parts_list;

/* What holds for the figures to come. */
typedef struct kjr_context {
    kjr_words subject, owner;
    kjr_words names[KJR_MOST_NAMES];  /* of the last list of names that figures were shared out to, */
    kjr_words owners[KJR_MOST_NAMES]; /* and who owns each */
    uint32_t names_count;
    kjr_words theme; /* what a clause without figures began with */
    kjr_words since; /* 专项斗争开展以来: what dates where no time does */
    uint32_t time;   /* index + 1 of the time that dates, 0 = none */
    kjr_words basis_words;
    uint8_t basis;         /* said for the first of parallel clauses */
    uint8_t percent_basis; /* and that of the last change in percent */
    kjr_words percent_basis_words, basis_subject;
    uint8_t change; /* of a clause that opened with 新增, for all of its list */
    kjr_words change_words;
    bool parts;            /* figures are parts (其中) */
    bool acts;             /* the first of them was told with a verb */
    bool divides;          /* parts as a clause such as 按行业分 has announced them */
    kjr_words division;    /* that clause */
    uint32_t division_end; /* index of the first figure behind it */
    bool lists;            /* figures may break up the one before the bracket or colon */
    uint32_t heads_end;    /* of figures before this index */
    kjr_parts_list list;   /* what was seen of them */
    kjr_words part_words;
    uint32_t whole;  /* id of the metric that the last part is part of, 0 = none yet */
    kjr_decimal sum; /* of its parts so far */
    uint32_t listed; /* parts since the last semicolon */
    bool alike;      /* a part is named like the whole */
} kjr_context;

typedef struct kjr_attacher {
    kjr_extractor *x;
    kjr_sentence *sentence;
    kjr_context context;
    kjr_context brackets[KJR_DEEPEST_BRACKET];
    uint32_t depth;
    bool figured; /* the clause has a figure */
    bool planned; /* the sentence has said so */
    kjr_words planned_words, expected_words;
    uint8_t section;                /* a KJR_SECTION_ value */
    uint32_t budget_words;          /* seen so far */
    bool latched;                   /* the text has turned to the time to come, under headings that do not say so */
    uint32_t line_start;            /* of the paragraph that is being read */
    kjr_words total_words;          /* of the total that is being read (合计) */
    uint32_t time_before;           /* what dated before the time of one figure alone, or of a clause up to ； */
    uint32_t reached_time;          /* the latter */
    uint32_t clause_time;           /* what dated before the clause */
    uint32_t from_time;             /* where such a time begins, when it was read last, else 0 */
    uint32_t list_count, list_left; /* figures of the list that is being read, and those to come */
    kjr_words introduced;           /* whose figures the items below tell: 国有企业共22家，情况如下：… */
    uint32_t introduced_under;      /* id of the node that holds those items, 0 = the top */
    uint32_t deed;                  /* index of the figure behind one that counted what was done, 0 = none */
    uint32_t base;                  /* index of the token of the ratio behind a base, 0 = none */
    kjr_words base_share;           /* 占 before the base */
    uint32_t taken;                 /* end of the name behind the figure that it has taken */
    uint32_t from;                  /* view index: what stands before belongs to other figures */
    uint32_t first;                 /* index of the first token behind `from` */
} kjr_attacher;

/* What stands before one figure. */
typedef struct kjr_left {
    uint32_t chain;            /* cue words touch each other and the figure from here to it */
    uint32_t chain_token;      /* index of the first token of the chain; that of the figure when there is none */
    uint32_t head;             /* names begin at or behind here: times, connectives, verbs at the head of the clause */
    kjr_words name;            /* the name nearest to the figure, trimmed; may be empty */
    kjr_words scope;           /* 全市 我省 at the head */
    kjr_words before;          /* the name before the word that `name` follows, trimmed; may be empty */
    const kjr_token *splitter; /* the word that `name` follows, NULL at the head */
    const kjr_token *change;   /* the change cue that is meant for the figure, NULL for none */
    const kjr_token *basis;
    const kjr_token *share;
    bool compares;   /* 较上年 stands at the head: what follows is no name */
    bool compared;   /* 较上年 stands among what was skipped at the head */
    bool verb_only;  /* `name` is but the verb at the head */
    bool linked;     /* the chain has a link */
    bool respective; /* 分别 */
    bool each;       /* 各 均 */
    bool totals;     /* 合计 总计 */
} kjr_left;

/* Is it the first figure of its sentence? */
static inline bool kjr_is_first(const kjr_attacher *a, const kjr_metric *metric)
{
    return metric == &a->x->facts->metrics.items[a->sentence->first_metric];
}

/* The metric of a token that is a figure. */
static inline kjr_metric *kjr_metric_of(const kjr_attacher *a, uint32_t token)
{
    return &a->x->facts->metrics.items[a->sentence->tokens.items[token].id];
}

static inline bool kjr_is_amount(const kjr_metric *metric)
{
    return metric->kind == KJREP_METRIC_COUNT || metric->kind == KJREP_METRIC_MEASURE ||
           metric->kind == KJREP_METRIC_MONEY;
}

/* modality.c */
/* What the sections around a node speak of: a KJR_SECTION_ value. */
uint8_t kjr_section_of(const kjr_attacher *a, uint32_t node);
/* Does the word, the token at `index`, set the rest of its sentence as an aim? */
bool kjr_says_planned(const kjr_attacher *a, uint32_t index);
void kjr_set_modality(kjr_attacher *a, uint32_t figure, const kjr_left *left, kjr_metric *metric);
/* 主要目标：价格涨幅2%: a rise that is aimed at is a level. */
void kjr_level_aim(const kjr_attacher *a, kjr_metric *metric);
/* Behind the last figure: a text full of 编列 and 预算案 plans, whatever its title. */
void kjr_plan_budget(kjr_attacher *a);

/* lefts.c */
/* 培训[费] 启动[金]: is the verb part of a noun that is made of it? */
bool kjr_is_derived(const kjr_view *view, const kjr_token *token);
/* 提升[工程], 整治[行动]: do the words at `at` make a name of the verb before them? */
bool kjr_heads_name(const kjr_view *view, uint32_t at);
bool kjr_is_compared(const kjr_view *view, const kjr_token *token);
bool kjr_is_multiplied(const kjr_view *view, const kjr_token *token);
/* 居[全省]第3: where the field begins that the rank at `at` is one of. */
uint32_t kjr_before_scope(const kjr_attacher *a, uint32_t at);
void kjr_read_left(const kjr_attacher *a, uint32_t token, kjr_left *left);
/* 比上年, 较2015年, 较上期: does the word or time lead to what is compared with? */
bool kjr_compares(const kjr_view *view, const kjr_token *token);
/* “高效[办成]一件事”21项: do the words before `at` end inside a quotation that begins behind `from`? */
bool kjr_is_quoted(const kjr_view *view, uint32_t from, uint32_t at);

/* doers.c */
/* [中央财政]安排832亿元, 为老年人[发放]津贴: cut the name before the figure from who did it and whom it is for. `first`: the
 * first token behind the head of the clause. */
void kjr_part_doer(const kjr_attacher *a, uint32_t figure, uint32_t first, kjr_left *left);

/* rights.c */
/* The noun that follows a figure: 552名[金融特派员]; what it was cut from ends at *whole_end. */
kjr_words kjr_read_right(const kjr_attacher *a, uint32_t token, uint32_t *whole_end);

/* 2.3万[人]享受…: are people counted, by their classifier? */
bool kjr_counts_people(const kjr_view *view, const kjr_metric *metric);

/* wholes.c */
/* 占[当年]收入的5%, 为[全年]任务的56.6%: the time is part of what the ratio is taken of. */
bool kjr_is_shared(const kjr_attacher *a, uint32_t index);
/* 年初计划 全年任务 预算数: does the name end with an aim that is set? */
bool kjr_names_aim(const kjr_view *view, kjr_words name);
/* The whole with such a time before it. */
kjr_words kjr_with_time(const kjr_attacher *a, kjr_words whole);
/* 占年初计划6500万元|的77.23%: what the next figure is a ratio of, and that ratio; false for any other figure. */
bool kjr_take_base(kjr_attacher *a, uint32_t token, const kjr_left *left);
bool kjr_take_rate_of_base(kjr_attacher *a, uint32_t token);
/* shared_names.c */
/* The first metric of the sentence that what is told of `id` may still refer back to. */
uint32_t kjr_farthest_before(const kjr_attacher *a, uint32_t id);
/* Number of figures in the list that begins with `token`. */
uint32_t kjr_list_length(const kjr_attacher *a, uint32_t token, bool respective);
/* Share `count` figures out to names: those before them, or those of the levels told before; names_count of the context
 * is 0 where there are not as many. */
void kjr_name_list(kjr_attacher *a, uint32_t token, const kjr_left *left, uint32_t count);

/* owners.c */
/* [全港]18区, [自贸试验区]3项成果, but not [引导]2万名毕业生 nor [香港、澳门]两个特区: may a name that touches the figure own what
 * stands behind it? A place or a body may; what else stands there does something, or is what is counted. */
bool kjr_can_own(const kjr_view *view, kjr_words name);
/* A bare attribute belongs to what was spoken of last: 项目8项、[经费630万元]; 产业总产值…，[增加值…]. */
void kjr_find_owner(const kjr_attacher *a, kjr_metric *metric, const kjr_left *left);
/* [按期]办结率, [对外]签署, [参]与: is it no noun that could own anything? */
bool kjr_owns_nothing(const kjr_extractor *x, kjr_words owner);
/* shares.c */
/* [药占比]下降到26%: the noun of the share is part of the name. */
bool kjr_takes_ratio(kjr_attacher *a, kjr_metric *metric, const kjr_left *left);
/* 收入5亿元，为预算的102%; 相当于生产总值的40%; 不到平均水平的一半: the name is the whole, its part was spoken of before. */
bool kjr_names_whole(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left);
/* 男性、女性人口分别[占]51%和49%: each of the names has its share of one whole. */
bool kjr_share_out(kjr_attacher *a, uint32_t token, const kjr_left *left);
/* 占比[由]31%提升至54%: does the share move from the figure? */
bool kjr_moves_from(const kjr_view *view, const kjr_token *share);
/* 税收5亿元，[占]收入的70%: what has the share, and of which whole. */
void kjr_set_share(kjr_attacher *a, kjr_metric *metric, const kjr_left *left);
/* The name before the ratio is the whole; what was spoken of before is its part. */
void kjr_set_multiplied(kjr_attacher *a, kjr_metric *metric, const kjr_left *left);
/* rank_subjects.c */
/* 森林覆盖率居全省第3; 在30个单位中排名第7位, where what stands before the cue is a place. */
void kjr_set_ranked(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left);
/* deeds.c */
/* 建成50套，[开工]60套: a verb alone says more of what was counted before, which stays what is spoken of. */
bool kjr_tells_deed(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left);
/* 全国有8400多万人[受益]。2.3万人[享受最低生活保障]，…: the verb says who are counted, if what was spoken of before was not
 * counted as they are. */
kjr_words kjr_verb_behind(const kjr_attacher *a, uint32_t token, const kjr_metric *metric, bool told);
/* 改造小区5个，[惠及]3万户: the verb says who are counted, and what was spoken of before does them good. */
kjr_words kjr_benefit_of(const kjr_attacher *a, uint32_t token, const kjr_metric *metric);
/* 受理案件686件，[查处]849人; 2017年[脱贫]2万人: with no noun, what was done is counted. */
kjr_words kjr_deed_before(const kjr_attacher *a, uint32_t token, const kjr_metric *metric);
/* What was done, by whom, else to what. */
void kjr_tell_deed(kjr_attacher *a, kjr_metric *metric, kjr_words deed);
/* 1.4万户[2.5万人]: does the next figure touch it? */
bool kjr_touches_next(const kjr_attacher *a, uint32_t token);
/* subjects.c */
/* The figure says more of what was spoken of before. */
void kjr_carry(kjr_attacher *a, kjr_metric *metric, const kjr_left *left);
/* 符合规定40%的[范围], 低于国家100%的[上限]: is the figure a bound, of which nothing more is said? */
bool kjr_is_bound(const kjr_view *view, const kjr_metric *metric);
/* What the figure counts or measures, and who owns that. */
void kjr_set_subject(kjr_attacher *a, uint32_t token, const kjr_left *left);
/* changes.c */
/* A hedge before the first figure of a list is meant for this one, too. */
void kjr_share_hedge(const kjr_attacher *a, const kjr_metric *first, kjr_metric *metric);
void kjr_set_change(kjr_attacher *a, uint32_t token, const kjr_left *left);
/* 较2018年（…）增加, 较上期（…）上升: the changes behind the bracket are compared with the time or word before it. */
void kjr_note_compared(kjr_attacher *a, const kjr_token *compared);
/* indicators.c */
/* The known indicator that the words name, 0 for none. */
uint16_t kjr_indicator_of(const kjr_extractor *x, kjr_words words);
void kjr_set_indicator(const kjr_extractor *x, kjr_metric *metric);
/* parts.c */
/* 亩, 平方米, …: units of area. */
bool kjr_is_area(const char *unit);
/* 人均收入, 平均单产, 28微克/立方米: is it one of figures of groups that do not add up to the figure of all? */
bool kjr_is_intensive(const kjr_view *view, const kjr_metric *metric);
void kjr_set_parent(kjr_attacher *a, uint32_t token, const kjr_left *left);

#endif
