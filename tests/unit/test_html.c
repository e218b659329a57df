/* Pages of HTML: which text is read, tables, furniture, titles, charsets, places, limits. */
#include "support.h"

static void assert_page(const char *page, const char *text)
{
    kjrep_report *report = read_text(page);
    size_t len;
    const char *loaded = kjrep_report_text(report, &len);
    assert_string_equal(kjrep_report_container(report), "html");
    assert_words(loaded, len, text);
    kjrep_report_free(report);
}

static void assert_plain_text(const char *text)
{
    kjrep_report *report = read_text(text);
    assert_string_equal(kjrep_report_container(report), "text");
    kjrep_report_free(report);
}

static void pages_are_told_by_content(void **state)
{
    (void)state;
    assert_page("<!DOCTYPE html><p>甲", "甲\n");
    assert_page("\xEF\xBB\xBF \n<!-- 注 --><HTML lang=zh><p>甲", "甲\n");
    assert_page("<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><p>甲</p></html>", "甲\n");
    assert_page("<div>甲<br>乙</div>", "甲\n乙\n");
    assert_page("<table border=1><tr><td>甲</table>", "甲\n");
    assert_plain_text("完成5项<p>其中3项");
    assert_plain_text("<U+00A0>完成5项");
    assert_plain_text("<一>完成5项</一>");
    assert_plain_text("<p 是标签。完成5项。");
}

static void text_is_what_is_shown(void **state)
{
    (void)state;
    assert_page("<html><p>完成<span>46</span>\n项，<b>增长</b>5.1%。<p>　&nbsp;二\n三 five\nsix&nbsp;</p>",
                "完成46 项，增长5.1%。\n二三 five six\n");
    assert_page("<html><p>甲&lt;乙&gt;&amp;&#20803;&#x5143;&lol;</p>", "甲<乙>&元元&lol;\n");
    assert_page("<html><p>甲，<br>乙<br/>丙<hr>丁<pre>戊\n己  庚</pre>", "甲，乙\n丙\n丁\n戊\n己 庚\n");
    assert_page(
        "<html><style>p{}</style><script>5项<p></script><!-- 6项 --><p style='color:red; DISPLAY : none'>7项</p>"
        "<p hidden>8项</p><noscript>9项</noscript><select><option>10项</select><p>甲<span style=display:none>乙</span>",
        "甲\n");
    assert_page("<html><p>2.5km<sup>2</sup>，10<sup>8</sup>，CO<sub>2</sub>", "2.5km²，10⁸，CO2\n");
    assert_page("<html><p>总值<sup>[2]</sup>，收入<sup>[<a href=#n12>12</a>]</sup>。", "总值[2]，收入[12]。\n");
    assert_page("<html><p>完成<ins>9</ins><del>8</del><s>7</s><strike>6</strike>项", "完成9项\n");
    assert_page(
        "<html><div style='color:red; white-space: pre-wrap'>甲\n\n乙<p>丙</p></div><p style=white-space:normal>丁\n戊",
        "甲\n乙\n丙\n丁戊\n");
    assert_page("<html><body></body></html>", "");
}

static void tables_keep_their_cells(void **state)
{
    (void)state;
    kjrep_report *report =
        read_text("<html><p>单位：亿元<table><tr><th rowspan=2>指标<th colspan=2>2023年<tr><th>数值<th>增长（%）"
                  "<tr><td>财政收入<td>20.5<td>6.1<tr><td>&nbsp;<td><td><tr><td>税收<td>15<td>-1.3</table><p>完。");
    kjrep_node table = 0;
    for (kjrep_node node = 1; node <= kjrep_report_node_count(report); node++)
        if (kjrep_node_kind(report, node) == KJREP_NODE_TABLE) table = node;
    assert_true(table);
    kjrep_node wide = kjrep_node_cell(report, table, 1, 2), figure = kjrep_node_cell(report, table, 3, 3);
    assert_true(wide && kjrep_node_cell(report, table, 1, 3) == wide);
    assert_int_equal(kjrep_node_cell(report, table, 1, 1), kjrep_node_cell(report, table, 2, 1));
    assert_int_equal(kjrep_node_column(report, figure), 3);
    kjrep_metric income = metric_of(report, "20.5"), growth = metric_of(report, "-1.3");
    assert_string_equal(kjrep_metric_unit(report, income), "CNY");
    assert_string_equal(kjrep_metric_unit(report, growth), "%");
    size_t len;
    const char *subject = kjrep_metric_words(report, growth, KJREP_WORDS_SUBJECT, &len);
    assert_words(subject, len, "税收");
    assert_true(kjrep_metric_flags(report, income) & KJREP_FLAG_TABLE_CELL);
    kjrep_report_free(report);
}

static void tables_that_lay_out_dissolve(void **state)
{
    (void)state;
    assert_page("<html><table><tr><td>甲<td><table><tr><td>乙</table><tr><td>丙</table>", "甲\n乙\n丙\n");
    assert_page("<html><table><tr><td>发文机关：<td>县政府<td>文 号：<td><tr><td>成文日期：<td>2023年1月2日</table>",
                "发文机关：县政府\n文 号：\n成文日期：2023年1月2日\n");
}

static void furniture_is_told_from_text(void **state)
{
    (void)state;
    kjrep_report *report = read_text(
        "<html><head><title>临川县2023年工作总结-门户网站</title></head><body class=has-nav>"
        "<div class=top><a href=/>临川门户</a> <a href=/a>办事大厅</a></div>"
        "<div><h2>临川县<br>2023年工作总结</h2><div><p>一、主要工作</"
        "p><p>完成46项，各项工作有力有序推进，群众满意度不断提高，"
        "全县上下团结一心，攻坚克难，圆满完成全年任务。</p></div></div>"
        "<div><ul><li><a href=1>甲乡召开会议</a><li><a href=2>乙乡召开会议</a><li><a href=3>丙乡召开会议</a></ul></div>"
        "<div class='page-footer'>某某公司</div></body>");
    uint64_t start, end;
    assert_int_equal(kjrep_report_meta_place(report, KJREP_META_TITLE, &start, &end), KJREP_OK);
    assert_int_equal(end - start, strlen("临川县2023年工作总结"));
    static const char *const furniture[] = {"临川门户", "甲乡召开会议", "某某公司"};
    for (size_t i = 0; i < LENGTH(furniture); i++) {
        bool found = false;
        for (kjrep_node node = 1; node <= kjrep_report_node_count(report); node++) {
            if (kjrep_node_kind(report, node) != KJREP_NODE_BOILERPLATE) continue;
            assert_int_equal(kjrep_node_place(report, node, &start, &end), KJREP_OK);
            uint64_t byte = byte_of(report, furniture[i]);
            found |= start <= byte && byte < end;
        }
        if (!found) fail_msg("%s is no furniture", furniture[i]);
    }
    assert_int_equal(kjrep_node_kind(report, node_of(report, "主要工作")), KJREP_NODE_HEADING);
    kjrep_report_free(report);
}

static void assert_meta(const kjrep_report *report, int32_t field, const char *value)
{
    size_t len;
    const char *words = kjrep_report_meta(report, field, &len);
    assert_words(words, len, value);
}

static void the_head_tells_what_the_text_does_not(void **state)
{
    (void)state;
    kjrep_place place = {.struct_size = sizeof place};
    uint64_t start, end;
    kjrep_report *report = read_text(
        "<html><head><meta name=ArticleTitle content='临川县2023年工作总结'><meta name=PubDate content='2024-01-20 "
        "09:30'><meta name=ContentSource content='县府办'><title>门户 总结 临川县2023年工作总结</title></head><body>"
        "<p>一、主要工作</p><p>完成46项。</p>");
    assert_meta(report, KJREP_META_TITLE, "临川县2023年工作总结");
    assert_meta(report, KJREP_META_PAGE_TIME, "2024-01-20T09:30:00");
    assert_meta(report, KJREP_META_ISSUER, "县府办");
    assert_int_equal(kjrep_report_meta_place(report, KJREP_META_ISSUER, &start, &end), KJREP_OK);
    assert_int_equal(kjrep_source_place(report, start, &place), KJREP_OK);
    assert_string_equal(place.element, "/html/head/meta[3]");
    kjrep_report_free(report);

    report = read_text(
        "<html><head><title>门户-临川县2023年工作总结</title><meta name=pubdate content=2024-1-9></head><body>"
        "<p>发布时间：2024-01-20</p><div>临川县2023年工作总结</div><p>一、主要工作</p><p>完成46项。</p>");
    assert_meta(report, KJREP_META_TITLE, "临川县2023年工作总结");
    assert_meta(report, KJREP_META_PAGE_TIME, "2024-01-20");
    kjrep_report_free(report);
}

static void lines_wrapped_by_hand_are_joined(void **state)
{
    (void)state;
    assert_page("<html><pre>\n  一、主要工作\n  全年完成四十六项，其中有二十三项提前完成，\n"
                "群众的满意度比上年有所提高，各项工作都推进\n顺利，农业和林业受到好评，工业的增长超过预\n"
                "期。\n  二、下一步</pre>",
                "一、主要工作\n全年完成四十六项，其中有二十三项提前完成，群众的满意度比上年有所提高，"
                "各项工作都推进顺利，农业和林业受到好评，工业的增长超过预期。\n二、下一步\n");
    assert_page(
        "<html><p>全年完成四十六项，其中有二十三项提前完成<br>群众的满意度比上年有所提高，各项工作都推进<br><br>"
        "农业和林业受到好评，工业的增长超过预期一成<br>以上",
        "全年完成四十六项，其中有二十三项提前完成群众的满意度比上年有所提高，各项工作都推进\n"
        "农业和林业受到好评，工业的增长超过预期一成以上\n");
    assert_page("<html><p>甲县农业局<br>乙县农业局<br>丙县农业局<br>丁县农业局",
                "甲县农业局\n乙县农业局\n丙县农业局\n丁县农业局\n");
}

static void styles_that_say_nothing_are_no_text(void **state)
{
    (void)state;
    assert_page("<html><p style=\"color:red\" title='>'>甲 style=\"乙\"</p><p\nSTYLE = 'a:b' class=x>丙<b "
                "style='font:\"丁\"'/>戊",
                "甲 style=\"乙\"\n丙戊\n");
    assert_page(
        "<html><p style=\"color:red>甲\">乙<p style=\"color:red;Display:none\">丙<p style='x'id=y>丁<p style='戊",
        "乙\n丁\n");
}

static void comments_and_scripts_are_no_text(void **state)
{
    (void)state;
    assert_page("<html><p>甲<!-- 乙 > -- 丙 -->丁<!--->戊<!-- -->己", "甲丁己\n");
    assert_page(
        "<html><p><![if !supportLists]><span>一、<span> </span></span><![endif]>甲<!--[if !x]-->乙<!--[endif]-->",
        "一、 甲乙\n");
    assert_page("<html><p title='<!--'>甲</p><p title='-->'>乙", "甲\n乙\n");
    assert_page("<html><script type=\"a>b\">if (a</b) x('<p>5项<!--');</SCRIPT><p>甲<scripted>乙</scripted>", "甲乙\n");
    assert_page("<html><script src=a.js></script><p>甲<style>p:before{content:'</p>'}</style>乙<p>丙<script>5项",
                "甲乙\n丙\n");
    assert_page("<html><p>甲</p>\n \n<p>a<b>b</b> \n <i>c</i>\t <u>d</u></p> <PRE>\n  <b>乙</b>\n\n <b>丙</b>",
                "甲\nab c d\n乙\n丙\n");
    kjrep_report *report = read_text("<html><body><x-a>1<script>5</script></x-a><!-- 6 --><x-b><p>乙</p></x-b>");
    kjrep_place place = {.struct_size = sizeof place};
    assert_int_equal(kjrep_source_place(report, byte_of(report, "乙"), &place), KJREP_OK);
    assert_string_equal(place.element, "/html/body/*[2]/p[1]");
    kjrep_report_free(report);
}

static void items_have_their_numbers(void **state)
{
    (void)state;
    assert_page("<html><ol><li>甲<li><p>乙<p>丙<li>丁</ol><ul><li>戊</ul>", "1. 甲\n2. 乙\n丙\n3. 丁\n戊\n");
    assert_page("<html><ol type=A start=3><li>甲<ol type=i><li>乙<li value=5>丙<li>丁</ol><li>戊</ol>",
                "C. 甲\ni. 乙\nv. 丙\nvi. 丁\nD. 戊\n");
    assert_page("<html><ol reversed><li>甲<li>乙<ol reversed start=9><li>丙<li>丁</ol><li>戊</ol>",
                "3. 甲\n2. 乙\n9. 丙\n8. 丁\n1. 戊\n");
    assert_page("<html><ol reversed><li>甲<ol><li value=0>乙</ol><li>丙<ol reversed><li>丁<li>戊</ol></ol>",
                "2. 甲\n0. 乙\n1. 丙\n2. 丁\n1. 戊\n");
    assert_page(
        "<html><ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol><ol style=list-style:none><li>1、丙</ol>",
        "一、甲\n二、乙\n1、丙\n");
    assert_page("<html><ol><li></li><li style=display:none>乙</li><li>丙</ol>", "2. 丙\n");
}

static void a_page_of_frames_is_refused(void **state)
{
    (void)state;
    static const char page[] = "<html><head><title>临川县政府</title></head><frameset><frame src=a.htm></frameset>";
    kjrep_engine *engine = new_engine();
    kjrep_report *report = NULL;
    kjrep_error error = NEW_ERROR;
    kjrep_status rc = kjrep_report_parse(&report, engine, page, sizeof page - 1, NULL, &error);
    assert_int_equal(rc, KJREP_E_UNSUPPORTED);
    assert_null(report);
    assert_non_null(strstr(error.text, "frames"));
    kjrep_engine_free(engine);
}

/* 完成46项。 */
#define GB                                                                                                             \
    "\xCD\xEA\xB3\xC9"                                                                                                 \
    "46"                                                                                                               \
    "\xCF\xEE\xA1\xA3"

static void charsets_are_stated_or_found(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *encoding;
    } pages[] = {
        {"<html><meta charset=utf-8><p>完成46项，增长5%。", "UTF-8"},
        {"<html><meta charset=gb2312><p>完成46项，增长5%。", "UTF-8"}, /* the bytes tell */
        {"<html><META HTTP-EQUIV=Content-Type content=\"text/html; charset=GB2312\"><p>" GB, "GB18030"},
        {"<html><script charset=big5></script><meta charset='gbk'><p>" GB, "GB18030"},
    };
    for (size_t i = 0; i < LENGTH(pages); i++) {
        kjrep_report *report = read_text(pages[i].bytes);
        assert_string_equal(kjrep_report_encoding(report), pages[i].encoding);
        metric_of(report, "46项");
        kjrep_report_free(report);
    }
}

static void places_are_paths(void **state)
{
    (void)state;
    kjrep_report *report = read_text("<html><body><div>甲</div><div><p>乙<p>完成<b>5</b>项</div><x-y><p>丙</x-y>");
    static const struct {
        const char *words, *path;
    } places[] = {{"甲", "/html/body/div[1]"}, {"乙", "/html/body/div[2]/p[1]"}, {"5项", "/html/body/div[2]/p[2]"}};
    kjrep_place place = {.struct_size = sizeof place};
    for (size_t i = 0; i < LENGTH(places); i++) {
        assert_int_equal(kjrep_source_place(report, byte_of(report, places[i].words), &place), KJREP_OK);
        assert_int_equal(place.kind, KJREP_PLACE_ELEMENT);
        assert_string_equal(place.element, places[i].path);
    }
    assert_int_equal(kjrep_source_place(report, byte_of(report, "丙"), &place), KJREP_OK);
    assert_non_null(strstr(place.element, "/*["));
    kjrep_report_free(report);
    char deep[8192] = "<html>";
    for (int i = 0; i < 200; i++)
        strcat(deep, "<div>");
    report = read_text(strcat(deep, "甲"));
    assert_int_equal(kjrep_source_place(report, 0, &place), KJREP_OK);
    assert_int_equal(strncmp(place.element, "…/div[1]/", strlen("…/div[1]/")), 0);
    kjrep_report_free(report);
}

static void assert_limit(const char *page, int32_t option, int64_t value, const char *words)
{
    kjrep_options *options = new_options();
    kjrep_engine *engine = new_engine();
    kjrep_report *report = (kjrep_report *)engine;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_options_set_int(options, option, value), KJREP_OK);
    assert_int_equal(kjrep_report_parse(&report, engine, page, strlen(page), options, &error), KJREP_E_LIMIT);
    assert_null(report);
    if (!strstr(error.text, words)) fail_msg("%s", error.text);
    kjrep_engine_free(engine);
    kjrep_options_free(options);
}

static void assert_property(const kjrep_report *report, int32_t property, const char *words)
{
    size_t len = 7;
    const char *told = kjrep_source_property(report, property, &len);
    if (words) assert_words(told, len, words);
    else assert_true(!told && len == 0);
}

static void a_page_tells_of_itself(void **state)
{
    (void)state;
    uint32_t insertions = 7, deletions = 7;
    kjrep_report *report =
        read_text("<html><head><title> 某市\n报告 </title><meta name=AUTHOR content=' 张三  李四 '><meta name=author "
                  "content=王五><meta name=lastmodified content=''></head><p>完成5项</p>");
    assert_property(report, KJREP_PROPERTY_TITLE, "某市报告");
    assert_property(report, KJREP_PROPERTY_AUTHOR, "张三 李四");
    assert_property(report, KJREP_PROPERTY_MODIFIED, NULL);
    assert_property(report, 0, NULL);
    assert_property(report, 99, NULL);
    assert_property(NULL, KJREP_PROPERTY_TITLE, NULL);
    assert_non_null(kjrep_source_property(report, KJREP_PROPERTY_AUTHOR, NULL));
    assert_string_equal(kjrep_source_property_name(KJREP_PROPERTY_MODIFIED_BY), "modified_by");
    assert_null(kjrep_source_property_name(-1));
    assert_int_equal(kjrep_source_changes(report, &insertions, &deletions), KJREP_ABSENT);
    assert_true(insertions == 0 && deletions == 0);
    assert_int_equal(kjrep_source_changes(NULL, NULL, NULL), KJREP_E_ARG);
    kjrep_report_free(report);
}

static void limits_have_errors(void **state)
{
    (void)state;
    assert_limit("<html><div><div><div><div><div><div><div><div>5", KJREP_OPT_MAX_ELEMENT_DEPTH, 8, "8 deep");
    assert_limit("<html><p>1<p>2<p>3", KJREP_OPT_MAX_ELEMENTS, 4, "4 elements");
    char page[16384] = "<html><p";
    for (int i = 0; i < 1500; i++)
        sprintf(page + strlen(page), " a%d=1", i);
    assert_limit(page, KJREP_OPT_MAX_ATTRIBUTES, 100, "100 attributes");
}

int main(void)
{
    if (!kjrep_has(KJREP_PART_CONTAINERS) || !kjrep_has(KJREP_PART_CHARSETS)) return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_told_by_content),
        cmocka_unit_test(text_is_what_is_shown),
        cmocka_unit_test(tables_keep_their_cells),
        cmocka_unit_test(tables_that_lay_out_dissolve),
        cmocka_unit_test(furniture_is_told_from_text),
        cmocka_unit_test(the_head_tells_what_the_text_does_not),
        cmocka_unit_test(lines_wrapped_by_hand_are_joined),
        cmocka_unit_test(styles_that_say_nothing_are_no_text),
        cmocka_unit_test(comments_and_scripts_are_no_text),
        cmocka_unit_test(items_have_their_numbers),
        cmocka_unit_test(a_page_of_frames_is_refused),
        cmocka_unit_test(charsets_are_stated_or_found),
        cmocka_unit_test(places_are_paths),
        cmocka_unit_test(a_page_tells_of_itself),
        cmocka_unit_test(limits_have_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
