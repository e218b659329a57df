#include "load/foreign_kinds.h"

#include "base/error.h"

/* English, Simplified and Traditional Chinese, as KJREP_LANGUAGE_ counts. */
static const char *const advice[][KJREP_LANGUAGE_ZHT] = {
    [KJR_FOREIGN_PDF] = {"a PDF file: convert it to text first, with pdftotext for one",
                         "这是 PDF 文件：请先转换为文本，例如用 pdftotext",
                         "這是 PDF 檔：請先轉換為文字，例如用 pdftotext"},
    [KJR_FOREIGN_CEB] = {"a CEB file of Founder Apabi: open it in Apabi Reader and print it to OFD or copy the text",
                         "这是方正 CEB 文件：请用 Apabi Reader 打开后打印为 OFD，或复制出文本",
                         "這是方正 CEB 檔：請用 Apabi Reader 開啟後列印為 OFD，或複製出文字"},
    [KJR_FOREIGN_DOC] = {"a file of Word 97 or WPS Writer (DOC, WPS): save it as DOCX",
                         "这是 Word 97 或 WPS 文字的文件（DOC、WPS）：请另存为 DOCX",
                         "這是 Word 97 或 WPS 文字的檔案（DOC、WPS）：請另存為 DOCX"},
    [KJR_FOREIGN_XLS] = {"a workbook of Excel 97 or WPS (XLS, ET): save it as text or HTML",
                         "这是 Excel 97 或 WPS 表格的文件（XLS、ET）：请另存为文本或 HTML",
                         "這是 Excel 97 或 WPS 表格的檔案（XLS、ET）：請另存為文字或 HTML"},
    [KJR_FOREIGN_PPT] = {"slides of PowerPoint 97 or WPS (PPT, DPS): save their outline as text",
                         "这是 PowerPoint 97 或 WPS 演示的文件（PPT、DPS）：请将大纲另存为文本",
                         "這是 PowerPoint 97 或 WPS 簡報的檔案（PPT、DPS）：請將大綱另存為文字"},
    [KJR_FOREIGN_LOCKED] = {"an office file behind a password: open it and save it without one",
                            "这是加密的办公文件：请打开后去掉密码另存", "這是加密的辦公檔案：請開啟後移除密碼另存"},
    [KJR_FOREIGN_COMPOUND] = {"an old office file (OLE compound file): save it as DOCX",
                              "这是旧格式的办公文件（OLE 复合文档）：请另存为 DOCX",
                              "這是舊格式的辦公檔案（OLE 複合文件）：請另存為 DOCX"},
    [KJR_FOREIGN_RTF] = {"an RTF file: save it as DOCX", "这是 RTF 文件：请另存为 DOCX", "這是 RTF 檔：請另存為 DOCX"},
    [KJR_FOREIGN_XLSX] = {"a workbook (XLSX): save it as text or HTML", "这是电子表格（XLSX）：请另存为文本或 HTML",
                          "這是試算表（XLSX）：請另存為文字或 HTML"},
    [KJR_FOREIGN_PPTX] = {"slides (PPTX): save their outline as text", "这是演示文稿（PPTX）：请将大纲另存为文本",
                          "這是簡報（PPTX）：請將大綱另存為文字"},
    [KJR_FOREIGN_ODF] = {"an OpenDocument file that is no text: save it as text or HTML",
                         "这是非文字处理类的 OpenDocument 文件：请另存为文本或 HTML",
                         "這是非文書處理類的 OpenDocument 檔案：請另存為文字或 HTML"},
    [KJR_FOREIGN_SXW] = {"a file of OpenOffice 1: save it as ODT or DOCX",
                         "这是 OpenOffice 1 的文件：请另存为 ODT 或 DOCX",
                         "這是 OpenOffice 1 的檔案：請另存為 ODT 或 DOCX"},
    [KJR_FOREIGN_UOF] = {"a UOF file: save it as DOCX, OFD or ODT", "这是标文通（UOF）文件：请另存为 DOCX、OFD 或 ODT",
                         "這是標文通（UOF）檔案：請另存為 DOCX、OFD 或 ODT"},
    [KJR_FOREIGN_FLAT_XML] = {"a document in one XML file (Word XML, flat ODF): save it as DOCX or ODT",
                              "这是单一 XML 文件形式的文档（Word XML、FODT）：请另存为 DOCX 或 ODT",
                              "這是單一 XML 檔形式的文件（Word XML、FODT）：請另存為 DOCX 或 ODT"},
    [KJR_FOREIGN_XPS] = {"an XPS file: print it to OFD, or convert it to text",
                         "这是 XPS 文件：请打印为 OFD，或转换为文本", "這是 XPS 檔：請列印為 OFD，或轉換為文字"},
    [KJR_FOREIGN_EPUB] = {"an EPUB book: unpack it and read its pages of HTML",
                          "这是 EPUB 电子书：请解包后读取其中的 HTML 页面",
                          "這是 EPUB 電子書：請解壓縮後讀取其中的 HTML 頁面"},
    [KJR_FOREIGN_MHT] = {"a web archive (MHT): save the page as HTML", "这是网页归档文件（MHT）：请将网页另存为 HTML",
                         "這是網頁封存檔（MHT）：請將網頁另存為 HTML"},
    [KJR_FOREIGN_PICTURE] = {"a picture: recognize its text first (OCR)", "这是图片：请先做文字识别（OCR）",
                             "這是圖片：請先做文字辨識（OCR）"},
    [KJR_FOREIGN_WORDLESS] = {"pages of pictures or glyphs without words: recognize their text first (OCR)",
                              "页面只有图像或字形而没有文字：请先做文字识别（OCR）",
                              "頁面只有影像或字形而沒有文字：請先做文字辨識（OCR）"},
    [KJR_FOREIGN_PACKED] = {"a packed file: unpack it first", "这是压缩文件：请先解压", "這是壓縮檔：請先解壓縮"},
    [KJR_FOREIGN_ZIP] = {"a zip archive, but no DOCX, ODT or OFD file: unpack it first",
                         "这是 ZIP 压缩包，但不是 DOCX、ODT 或 OFD 文件：请先解压",
                         "這是 ZIP 壓縮檔，但不是 DOCX、ODT 或 OFD 檔案：請先解壓縮"},
};

kjrep_status kjr_refuse_kind(kjr_foreign kind, const struct kjrep_options *settings, kjrep_error *error)
{
    int64_t language = kjr_setting_int(settings, KJREP_OPT_LANGUAGE);
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "%s", advice[kind][language - KJREP_LANGUAGE_EN]);
}
