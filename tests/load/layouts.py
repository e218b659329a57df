"""Pages as sites of governments lay them out: each makes one of the lines of a report, the first of which is its title.
What the page adds stands in FURNITURE, or is a field of the header."""
import html
import re

# Words that pages here put around the report: they must not become part of it.
FURNITURE = ("首页", "無障礙說明", "打印本页", "打印本頁", "字体", "字號", "分享到", "扫一扫", "相关链接", "版权所有", "ICP备", "网站标识码", "今日天气",
             "热点新闻", "Copyright", "回頁首", "瀏覽人次", "关闭窗口", "联系我们", "网站地图", "责任编辑", "全县教育工作会议召开", "無法顯示")

LINKS = [(f"/{n}/", name) for n, name in enumerate(("首页", "要闻动态", "政务公开", "办事服务", "互动交流", "联系我们", "网站地图"))]
TITLES = ("全县经济工作会议召开", "关于做好节前有关工作的通知", "县领导走访慰问困难群众", "全县教育工作会议召开", "我县举办春季招聘会")


def menu(tag="li"):
    return "".join(f'<{tag}><a href="{href}" target="_blank">{name}</a></{tag}>' for href, name in LINKS)


def news():
    return "".join(f'<li><a href="/art/{n}.html">{title}</a><span>01-{n:02}</span></li>' for n, title in enumerate(TITLES, 1))


def text(line):
    return html.escape(line)


def paragraphs(lines, attributes="", before="", after=""):
    return "\n".join(f"<p{attributes}>{before}{text(line)}{after}</p>" for line in lines)


def trs(lines):
    """A CMS of many ministries and provinces: its editor's styles inside the text, an indent of wide blanks."""
    title, *rest = lines
    body = paragraphs(rest, ' align="justify"', "　　")
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title}-临川县统计局</title><script type="text/javascript" src="../js/jquery.js"></script></head><body>
<div class="wrap"><div id="top"><img src="logo.jpg" /><div class="date">今日天气：晴</div></div><div class="nav"><ul>{menu()}</ul></div>
<div class="main"><div class="dqwz">您所在的位置：<a href="../../">首页</a>&nbsp;&gt;&nbsp;<a href="../">统计公报</a></div>
<div class="xilan"><div class="xilan_tit">{title}</div><div class="xilan_con"><p>来源：临川县统计局 &nbsp;&nbsp; 发布时间：2025-03-21 10:08 &nbsp;&nbsp;
<span>字体：[<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>]</span></p>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;font-family:宋体}}</style><div class=TRS_PreAppend style="overflow-x: hidden">
{body}</div></div><div class="xgfj">相关链接：</div><div class="ewm"><img src="q.png"/>扫一扫在手机打开当前页</div>
<div class="bts"><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div></div></div></div>
<div class="foot"><p>版权所有：临川县统计局</p><p>京ICP备00000000号</p></div></div></body></html>"""


def jcms(lines):
    """Tables for layout, comments around what is filled in, <meta> inside the text."""
    title, *rest = lines
    body = paragraphs(rest, ' style="text-indent: 2em; text-align: justify;"', '<span style="font-size: 16px;">', "</span>")
    return f"""<!doctype html><html><head><meta name="SiteName" content="临川县人民政府"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2025-01-20 09:30"><meta name="ContentSource" content="县政府办公室"><title>临川县人民政府 政府工作报告 {title}</title></head><body>
<table width="1002" align="center" cellpadding="0" cellspacing="0"><tbody><tr><td><img src="/picture/0/1.jpg"></td></tr><tr>{menu("td")}</tr></tbody></table>
<table width="1002" align="center"><tbody><tr><td class="bt_link">当前位置：<a href="/">首页</a>&gt;&gt;<a href="/col/col1/index.html">政府工作报告</a></td></tr>
<tr><td><table id="article" width="90%" align="center"><tbody><tr><td class="title" align="center"><!--<$[标题名称(html)]>begin-->{title}<!--<$[标题名称(html)]>end--></td></tr>
<tr><td align="center"><span>发布日期：2025-01-20 09:30</span>&nbsp;<span>浏览次数：<script>document.write("12")</script></span>&nbsp;<span>字体：[ <a href="javascript:doZoom(18)">大</a> <a>中</a> <a>小</a> ]</span></td></tr>
<tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">{body}<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div></td></tr>
<tr><td><div class="bdsharebuttonbox">分享到：<a href="#" class="bds_weixin" title="分享到微信"></a></div></td></tr>
<tr><td align="right">【<a href="javascript:window.print()">打印本页</a>】 【<a href="javascript:window.close()">关闭窗口</a>】</td></tr></tbody></table></td></tr></tbody></table>
<table width="1002" align="center"><tbody><tr><td align="center">版权所有：临川县人民政府办公室 <a href="/map.html">网站地图</a><br>网站标识码：0000000000</td></tr></tbody></table></body></html>"""


def national(lines):
    """The portal of the State Council, and the many that follow it."""
    title, *rest = lines
    body = paragraphs(rest, ' style="text-indent: 2em; font-family: 宋体; font-size: 12pt;"', "<span>", "</span>")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_政府信息公开_临川县人民政府门户网站</title><meta name="author" content="系统管理员">
<meta name="firstpublishedtime" content="2025-01-20-09:30:00"></head><body><div class="header pchide"><div class="header_logo"><a href="/"><img></a></div>
<ul class="header_nav">{menu()}</ul></div><div class="content pchide"><div class="BreadcrumbNav"><a href="/">首页</a> &gt; <a>政务公开</a></div>
<div class="article oneColumn pub_border"><h1>{title}</h1><div class="pages-date">2025-01-20 09:30 <span class="font">来源： 县政府办公室</span>
<div class="pages_print"><span>【字体：<span id="btn1">大</span> <span id="btn2">中</span> <span id="btn3">小</span>】</span><span class="printIco">打印本页</span>
<div class="share" id="share"><div class="share-title">分享到</div></div></div></div>
<div class="pages_content" id="UCAP-CONTENT">{body}</div><div class="editor"><span>责任编辑：王一</span></div>
<div class="related"><h3>相关链接</h3><ul>{news()}</ul></div></div></div><div id="div_div" style="display:none">扫一扫在手机打开当前页</div>
<div class="footer pchide"><p>主办单位：临川县人民政府办公室</p><p>版权所有：临川县人民政府 京ICP备00000000号</p></div></body></html>"""


def taiwan(lines):
    """:::, keys of access, the number of visits under the text."""
    title, *rest = lines
    return f"""<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="UTF-8"><title>嵐陽縣政府全球資訊網-{title}</title></head><body><noscript>您的瀏覽器無法顯示</noscript>
<a class="goCenter" href="#center">跳到主要內容區塊</a><div class="header"><a accesskey="U" href="#U" title="上方選單連結區">:::</a>
<ul><li><a href="/">首頁</a></li><li><a href="/sitemap">網站導覽</a></li><li><a href="/a">無障礙說明</a></li><li><a href="/en">English</a></li></ul></div>
<div class="center" id="center"><a accesskey="C" href="#C" title="中央內容區塊">:::</a><div class="path"><a href="/">首頁</a> / <a href="/gov">施政成果</a></div>
<h2>{title}</h2><ul class="function"><li><a href="#">友善列印</a></li><li><a href="#">轉寄友人</a></li></ul>
<section class="cp">{paragraphs(rest)}</section><ul class="info"><li>發布日期：113-01-20</li><li>更新日期：113-01-21</li><li>瀏覽人次：1,208</li></ul>
<div class="back"><a href="javascript:history.back()">回上一頁</a> <a href="#top">回頁首</a></div></div>
<footer><a accesskey="Z" href="#Z" title="下方選單連結區">:::</a><p>地址：嵐陽縣中正路1號　電話：(03)000-0000</p><p>Copyright © 嵐陽縣政府</p></footer></body></html>"""


def hong_kong(lines):
    """Images for menus, paragraphs parted by two <br>, without closing tags."""
    title, *rest = lines
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title></head><body bgcolor=#ffffff>
<table border=0 width=760><tr><td><a href="/"><img alt="首页" src=a.gif></a></td><td align=right><a href="eng.htm">English</a> | <a href="sim.htm">简体版</a> | <a href=p.htm>打印本頁</a></td></tr></table>
<table border=0 width=760><tr><td width=20>&nbsp;</td><td><b><font size=4>{title}</font></b><br><hr>
{"<br><br>".join("　　" + text(line) for line in rest)}<br><br></td></tr><tr><td></td><td><a href="#top"><img src=top.gif>回頁首</a></td></tr></table></body></html>"""


def printed(lines):
    """What "print this page" opens."""
    title, *rest = lines
    return f"""<html><head><title>打印-{title}</title><script>function doPrint(){{window.print();}}</script></head><body onload="doPrint()">
<div align="right" class="noprint"><input type=button value="打印"><a href="javascript:window.close()">[关闭窗口]</a></div>
<h3 align=center>{title}</h3><div class="p_content">{paragraphs(rest)}</div><div class="noprint"><a href="javascript:print()">[打印本页]</a></div></body></html>"""


def fonts(lines):
    """Pages of 2003: capitals, <FONT>, tags that are not closed."""
    title, *rest = lines
    body = "\n".join(f'<P><FONT face=宋体 size=3>&nbsp;&nbsp;&nbsp;&nbsp;{text(line)}</FONT>' for line in rest)
    return f"""<HTML><HEAD><TITLE>临川县政府网</TITLE><META http-equiv=Content-Type content="text/html; charset=gb2312"></HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0><CENTER><TABLE cellSpacing=0 width=770><TR><TD>{" | ".join(f"<A href={href}>{name}</A>" for href, name in LINKS)}
<TR><TD vAlign=top width=160><TABLE width="100%"><TR><TD bgColor=#cccccc><B>热点新闻</B><TR><TD>{"<BR>".join(f"·<A href={n}.htm>{name}</A>" for n, name in enumerate(TITLES))}</TABLE>
<TD vAlign=top><P align=center><B><FONT color=#ff0000 size=5>{title}</FONT></B></P>
<HR>{body}</TABLE><FONT size=2>版权所有：临川县政府 <A href="mailto:a@b.c">联系我们</A></FONT></CENTER></BODY></HTML>"""


def breaks(lines):
    """One cell with everything in it, paragraphs by <br> and an indent."""
    title, *rest = lines
    return f"""<html><head><title>{title} - 临川县农业局</title></head><body><div id=nav>{"&nbsp;|&nbsp;".join(f"<a href={href}>{name}</a>" for href, name in LINKS)}</div>
<table width=900><tr><td align=center><strong>{title}</strong></td></tr><tr><td align=center>作者：办公室 发布时间：2025-1-20 点击数：120</td></tr><tr><td>
{"<br />".join("&nbsp;&nbsp;&nbsp; " + text(line) for line in rest)}<br /></td></tr><tr><td>上一篇：<a href=1.html>{TITLES[0]}</a><br>下一篇：<a href=2.html>{TITLES[1]}</a></td></tr></table>
<div id=copy>版权所有：临川县农业局</div></body></html>"""


def kept(lines):
    """The text in <pre>, a paragraph a line."""
    title, *rest = lines
    return f"""<html><head><title>{title}</title></head><body><p><a href=/>首页</a> <a href=/a>政务公开</a></p><h2>{title}</h2>
<pre>{chr(10).join("    " + text(line) for line in rest)}</pre><hr><p>版权所有：临川县档案局</p></body></html>"""


def rows(line, width=72):
    """As a typewriter breaks a line: two cells for what is no ASCII, no number parted, no mark at the head of a row."""
    row, cells = "", 0
    for word in re.findall(r"[!-~]+[，、。；：%）”]*|.[，、。；：）”]*", line):
        size = sum(1 if c < "\x7f" else 2 for c in word)
        if cells + size > width:
            yield row
            row, cells = "", 0
        row, cells = row + word, cells + size
    yield row


def wrapped(lines):
    """The text in <pre>, wrapped by hand."""
    title, *rest = lines
    body = "\n".join(row for line in rest for row in rows("　　" + line))
    return f"<html><head><title>{title}</title></head><body><h2>{title}</h2>\n<pre>\n{text(body)}\n</pre></body></html>"


def wrapped_breaks(lines):
    """Wrapped by hand with <br>, an empty line between paragraphs."""
    title, *rest = lines
    body = "<br><br>\n".join("<br>\n".join(text(row) for row in rows(line, 60)) for line in rest)
    return f"<html><head><title>{title}</title></head><body><h2>{title}</h2>\n<div>{body}</div></body></html>"


def blocks(lines):
    """<div> for paragraphs, each with elements of its own and a blank line of &nbsp; between them."""
    title, *rest = lines
    body = "<div>&nbsp;</div>".join(f'<div class="para"><div style="text-indent:32px"><font face="仿宋"><span lang="EN-US"></span>{text(line)}</font></div></div>'
                                    for line in rest)
    return f"""<html><head><title>{title}|临川</title></head><body><div id="app"><div class="top-bar"><span>欢迎访问</span><a href=/login>登录</a></div><nav>{menu("span")}</nav>
<div class="detail"><div class="detail-title">{title}</div><div class="detail-sub"><span>时间：2025-01-20</span><span>来源：办公室</span></div><div class="detail-body">{body}</div>
<div class="prev-next"><div>上一篇：<a href=1>{TITLES[0]}</a></div><div>下一篇：<a href=2>{TITLES[1]}</a></div></div></div>
<aside><h4>热点新闻</h4><ul>{news()}</ul></aside></div><div class="bottom">版权所有：临川县人民政府　京ICP备00000000号</div></body></html>"""


def side_by_side(lines):
    """A sidebar before the text and one behind it, the title in both the way to the page and the text."""
    title, *rest = lines
    return f"""<html><head><title>{title}</title></head><body><div class="w"><div class="l fl"><h3>热点新闻</h3><ul>{news()}</ul><h3>通知公告</h3><ul>{news()}</ul></div>
<div class="c fl"><p class="weizhi">当前位置：<a href=/>首页</a> &gt; <a href=/gb/>工作报告</a> &gt; {title}</p><h1>{title}</h1><p class="info">发布时间：2025-01-20　信息来源：县府办</p>
<div id="content"><div>{paragraphs(rest)}<p><img src="doc.gif"><a href="P0.docx">{title}.docx</a></p></div></div><p class="print"><a href="#">打印本页</a></p></div>
<div class="r fr"><h3>今日天气</h3><p>多云，气温3至12度，东北风三到四级。</p><ul>{news()}</ul></div></div><div class="b"><p>版权所有：临川县人民政府</p><p>网站标识码：0000000000</p></div></body></html>"""


def headings(lines):
    """Headings as <h2> and <h3>, the title in a <header> of the article, frames around the text."""
    title, *rest = lines
    level = [(2, re.compile("[一二三四五六七八九十]+、.{1,40}$")), (3, re.compile("（[一二三四五六七八九十]+）[^。]{1,40}$"))]
    names = [next((f"h{number}" for number, form in level if form.match(line)), "p") for line in rest]
    body = "".join(f"<{name}>{text(line)}</{name}>\n" for name, line in zip(names, rest))
    return f"""<html><head><title>{title}</title></head><body><header><nav>{menu()}</nav></header><iframe src="weather.html">無法顯示框架</iframe>
<main><article><header><h1>{title}</h1><p>2025-01-20 来源：县府办</p></header>{body}</article></main><iframe src="foot.html"></iframe>
<footer>版权所有：临川县人民政府</footer></body></html>"""


def paged(lines):
    """The links of a text in several parts, though it is whole."""
    title, *rest = lines
    return f"""<html><head><title>{title}</title></head><body><ul>{menu()}</ul><div class="article"><h1>{title}</h1><div class="con" id="fontzoom">{paragraphs(rest)}
<div id="div_currpage" align="center"><span>1</span> <a href="c_2.htm">2</a> <a href="c_3.htm">3</a> <a href="c_2.htm">下一页</a>
<a href="c_3.htm">末页</a></div></div></div><div class="foot">版权所有：临川县人民政府</div></body></html>"""


def messenger(lines):
    """Accounts of a messenger: sections for paragraphs, hidden until a script shows them."""
    title, *rest = lines
    body = "".join(f'<section style="margin:0 8px"><span style="font-size:16px">　　{text(line)}</span></section><section><br/></section>' for line in rest)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{title}"/><title></title></head><body id="activity-detail">
<div id="page-content"><h1 class="rich_media_title" id="activity-name">\n{title}\n</h1><div id="meta_content"><span id="profileBt"><a href="#" id="js_name">临川发布</a></span></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">{body}</div></div><script>var shown = "</div>";</script></body></html>"""


# name, what makes the page, its charset
LAYOUTS = [("trs", trs, "utf-8"), ("jcms", jcms, "gb18030"), ("national", national, "utf-8"), ("taiwan", taiwan, "utf-8"),
           ("hong_kong", hong_kong, "utf-8"), ("printed", printed, "gb18030"), ("fonts", fonts, "gb18030"), ("breaks", breaks, "utf-8"),
           ("kept", kept, "gb18030"), ("wrapped", wrapped, "utf-8"),
           ("wrapped_breaks", wrapped_breaks, "gb18030"), ("blocks", blocks, "utf-8"), ("side_by_side", side_by_side, "utf-8"),
           ("headings", headings, "utf-8"), ("paged", paged, "gb18030"), ("messenger", messenger, "utf-8")]
