#!/usr/bin/env python3
"""Writes fold_table.inc, the character table of the text stage.

Policy. Folding lets words match however they were typed: it maps one character to one or deletes it, never expands or
reorders, and folding twice changes nothing. It is for matching only; what is shown, and the rules on script, use the
original. So two characters may share a form that is no good spelling (显著 folds to 显着): the lexicon is folded by the
same table. In this order, and repeatedly until nothing changes:
  1. deleted: zero-width characters, direction marks, variation selectors;
  2. CHOICES below, each with its reason;
  3. width, presentation forms, look-alike punctuation: one target only, no NFKC (㎡ ℃ ½ Ⅲ ⑴ ㈠ stay);
  4. radicals and compatibility ideographs to the unified ideograph;
  5. Traditional to Simplified: OpenCC's first choice;
  6. regional variants (Hong Kong, Taiwan, Japan) back to OpenCC's standard form, unless GB 2312 has the character:
     then it is one of its own (沪 is not 濾, 缶 is not 罐).
A target outside the BMP is not taken. A character is decisive for its script when OpenCC converts it and the other
script has no use for it: see decisive().
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BLOCK = 64
TRADITIONAL, SIMPLIFIED = 1 << 21, 1 << 22
NOT_INSTALLED = 77  # what ctest takes for "skipped"

# One character to one, against or beyond the data.
CHOICES = {
    '著': '着',  # 隨著 着力 in Taiwan's spelling; 显著 folds along with it
    '瞭': '了',  # 瞭解; OpenCC keeps it for 瞭望
    '帳': '账',  # reports keep accounts (賬), they pitch no tents
    '祇': '只', '衹': '只',  # "only"; OpenCC keeps them for 神祇
    '牴': '抵',  # 牴觸
    '彷': '仿',  # 彷彿
    '妳': '你', '牠': '它',  # Taiwan's pronouns
    '○': '〇', '◯': '〇',  # typed for zero: 一九八○年
    '弌': '一', '弍': '二', '弎': '三', '卄': '廿',  # older numerals
}
# OpenCC's first choice, where a report might have meant the second: stated here so that a change of data is noticed.
FIRST = '乾干 於于 徵征 餘余 鍾钟 畫画 劃划 麼么 夥伙 託托 鍊炼 儘尽 願愿 閒闲 覆覆 藉借'
FIRST_KEPT = '覆藉'  # 覆盖 is far commoner than 答覆; 藉 is left alone
# Variants of one character that OpenCC's lists lack.
VARIANTS = '''砲炮 烖灾 賸剩 勦剿 姪侄 彊强 厰厂 硏研 淸清 靑青 値值 鄕乡 幷并 竝并 邨村 桮杯 畧略 囬回 囘回 廻回 懽欢
辤辞 迺乃 灋法 欵款 畆亩 觔斤 擕携 搆构 俻备 罣挂 甎砖 餹糖 蔴麻 舖铺 叅参 隷隶 恊协 脇胁 寃冤 寳宝 躭耽 鐡铁 凖准 眀明 岀出
亊事 坿附 帋纸 鑛矿'''
# Look-alikes and quotation marks. Corner brackets become the quotation marks that stand in the same place.
PUNCTUATION = {
    '.': '．', '、': '､', '。': '｡', ':': '∶', '/': '∕', '~': '〜∼', '-': '−‐‑', '—': '―─━⸺', '–': '‒',
    '·': '・‧•∙⋅･·', '“': '「﹁｢〝', '”': '」﹂｣〞〟', '‘': '『﹃', '’': '』﹄',
}
FORMS = ((0xFE10, 0xFE6F), (0xFF01, 0xFF5E), (0xFF5F, 0xFF64), (0xFFE0, 0xFFEE), (0x2329, 0x232A))
DELETED = ((0x00AD, 0x00AD), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
           (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF))
RADICALS, COMPATIBILITY = (0x2E80, 0x2FDF), (0xF900, 0xFAFF)
HAN = (RADICALS, (0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), COMPATIBILITY)
LABELS = ((0x00BC, 0x00BE), (0x2150, 0x218B), (0x2460, 0x24FF), (0x2776, 0x2793), (0x3021, 0x3029), (0x3038, 0x303A),
          (0x3220, 0x3229), (0x3248, 0x324F), (0x3251, 0x325F), (0x3280, 0x3289), (0x32B1, 0x32BF))
LETTERS = ((0x0000, 0x052F), (0x1E00, 0x1FFF))
CLASSES = {  # of folded characters; the rest goes by range and Unicode category
    'NUMERAL_HAN': '〇零一二三四五六七八九十百千万亿兆京垓两廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟',
    'DIGIT': '0123456789', 'SPACE': ' ', 'NEWLINE': '\n\r\f\u2028\u2029', 'SENTENCE_END': '。!?', 'DOT': '.',
    'COMMA': ',', 'PAUSE': '、', 'SEMICOLON': ';', 'COLON': ':', 'OPEN': '<', 'CLOSE': '>', 'QUOTE_OPEN': '“‘‚„‛‟',
    'QUOTE_CLOSE': '”’', 'QUOTE': '"\'', 'DASH': '-~–—', 'PERCENT': '%‰‱', 'SLASH': '/⁄',
}


def in_ranges(code, ranges):
    return any(low <= code <= high for low, high in ranges)


def encodes(char, charset):
    try:
        return char.encode(charset)
    except UnicodeError:
        return b''


# ---- Reading the sources

def read_opencc(folder, name, scratch):
    source, text = folder / f'{name}.ocd2', pathlib.Path(scratch) / f'{name}.txt'
    subprocess.run(['opencc_dict', '-i', source, '-o', text, '-f', 'ocd2', '-t', 'text'], check=True,
                   stdout=subprocess.DEVNULL)
    rows = (line.split('\t') for line in text.read_text('utf-8').splitlines() if '\t' in line)
    return {key: targets.split(' ') for key, targets in rows if len(key) == 1}


def read_unicode_data(path):
    """Category and single-character decomposition of each BMP code point."""
    category, decomposition, range_start = {}, {}, None
    for line in path.read_text('utf-8').splitlines():
        code, name, kind, _, _, mapping = line.split(';')[:6]
        code = int(code, 16)
        for each in range(range_start if name.endswith('Last>') else code, code + 1):
            category[each] = kind
        range_start = code
        mapping = [int(part, 16) for part in mapping.split() if part[0] != '<']
        if len(mapping) == 1:
            decomposition[code] = mapping[0]
    return category, decomposition


def read_radicals(path):
    radicals, version = {}, ''
    for line in path.read_text('utf-8').splitlines():
        version = version or line.lstrip('# ').removesuffix('.txt')
        row = re.match(r'([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)', line)
        if row:
            first, last, target = (int(part or row[1], 16) for part in row.groups())
            radicals.update((code, target) for code in range(first, last + 1))
    return radicals, version


def read_classes():
    text = (HERE / 'char_class.h').read_text('utf-8')
    return {name: int(number) for name, number in re.findall(r'KJR_CHAR_(\w+) = (\d+)', text)}


# ---- Deciding

def steps(opencc, category, decomposition, radicals):
    """One step of folding: code point to code point; later rules of the policy first, earlier ones overwrite."""
    step = {}
    for name in ('JPVariants', 'TWVariants', 'HKVariants'):
        for standard, variants in opencc[name].items():
            for variant in variants:
                if variant != standard and not encodes(variant, 'gb2312') and variant not in opencc['STCharacters']:
                    step[ord(variant)] = ord(standard)
    step.update((ord(key), ord(targets[0])) for key, targets in opencc['TSCharacters'].items())
    step.update((code, to) for code, to in radicals.items() if in_ranges(code, (RADICALS,)))
    step.update((code, to) for code, to in decomposition.items() if in_ranges(code, (*FORMS, COMPATIBILITY)))
    step.update((code, ord(' ')) for code in (9, *(code for code, kind in category.items() if kind == 'Zs')))
    step.update((ord(char), ord(to)) for to, chars in PUNCTUATION.items() for char in chars)
    step.update((ord(char), ord(to)) for char, to in VARIANTS.split())
    step.update((ord(char), ord(to)) for char, to in CHOICES.items())
    return {code: to for code, to in step.items() if code != to and code < 0x10000 and to < 0x10000}


def resolve(code, step):
    path = [code]
    while path[-1] in step:
        path.append(step[path[-1]])
        if len(path) > 8:
            sys.exit('fold_generate: a cycle: ' + ' '.join(map(chr, path)))
    return path[-1]


def decisive(char, opencc):
    """TRADITIONAL, SIMPLIFIED or 0. 后 里 干 于 余 台 才 群 着 are at home in both scripts."""
    to_simplified, to_traditional = opencc['TSCharacters'].get(char, []), opencc['STCharacters'].get(char, [])
    if to_simplified and char not in to_simplified and ord(to_simplified[0]) < 0x10000:
        # GB 2312 has 後 and 菸, yet Simplified text does not use them.
        if not to_traditional and (char in '後菸' or not encodes(char, 'gb2312')):
            return TRADITIONAL
    elif to_traditional and char not in to_traditional and not to_simplified:
        common = b'' < encodes(char, 'big5') < b'\xc9'  # Big5's first level; the second has 体 机 as rare words
        regional = any(char in forms for name in ('HKVariants', 'TWVariants') for forms in opencc[name].values())
        if not common and not regional:
            return SIMPLIFIED
    return 0


def class_name(code, category):
    """The class of a folded character."""
    listed = next((name for name, chars in CLASSES.items() if chr(code) in chars), None)
    kind = category.get(code, 'Cn')
    if listed:
        return listed
    if kind == 'Cc':
        return 'CONTROL'
    if in_ranges(code, LABELS) and kind in ('No', 'Nl', 'So', 'Lu', 'Ll'):
        return 'CIRCLED'
    if in_ranges(code, HAN) and kind != 'Cn':
        return 'HAN'
    if in_ranges(code, LETTERS) and kind in ('Lu', 'Ll', 'Lt', 'Lo'):
        return 'LATIN'
    return {'Ps': 'OPEN', 'Pi': 'OPEN', 'Pe': 'CLOSE', 'Pf': 'CLOSE', 'Sc': 'CURRENCY', 'Pd': 'DASH'}.get(kind, 'OTHER')


def make_entries(opencc, category, decomposition, radicals):
    classes, step = read_classes(), steps(opencc, category, decomposition, radicals)
    entries = []
    for code in range(0x10000):
        if code == 0 or in_ranges(code, DELETED):
            entries.append(classes['CONTROL'] << 16)
            continue
        to = resolve(code, step)
        entries.append(to | classes[class_name(to, category)] << 16 | decisive(chr(code), opencc))
    return entries


def check_entries(entries):
    classes, folded = read_classes(), [entry & 0xFFFF for entry in entries]
    faults = [f'U+{code:04X} does not fold to a fixed point' for code, to in enumerate(folded)
              if to and (folded[to] != to or entries[code] >> 16 & 31 != entries[to] >> 16 & 31)]
    faults += [f'{char} of class {name} is never reached' for name, chars in CLASSES.items() for char in chars
               if folded[ord(char)] != ord(char) or entries[ord(char)] >> 16 & 31 != classes[name]]
    faults += [f'{char} no longer folds to {to}' for char, to in FIRST.split()
               if folded[ord(char)] != ord(char if char in FIRST_KEPT else to)]
    if max(classes.values()) > 31 or set(classes.values()) != set(range(len(classes))):
        faults.append('classes do not number 0 to at most 31')
    if faults:
        sys.exit('fold_generate: ' + '\n'.join(faults))


# ---- Writing and reading the table

def rows(numbers):
    line = '   '
    for number in numbers:
        word = f' {number},' if number < 1024 else f' {number:#x},'
        if len(line) + len(word) > 120:
            yield line
            line = '   '
        line += word
    yield line


def format_table(entries, version):
    stored = [entry ^ code for code, entry in enumerate(entries)]
    blocks, stage1 = {}, []
    for start in range(0, 0x10000, BLOCK):
        stage1.append(blocks.setdefault(tuple(stored[start:start + BLOCK]), len(blocks)))
    lines = [
        '/* Generated by fold_generate.py; do not edit. fold.h tells how to read it.',
        ' * Made from the character dictionaries of OpenCC (Copyright 2010-2022 BYVoid, Apache License 2.0)',
        f' * and from {version} and UnicodeData of the Unicode Character Database',
        ' * (Copyright Unicode, Inc., Unicode License, https://www.unicode.org/license.txt). */',
        '// clang-format off',
        f'const uint16_t kjr_fold_stage1[{len(stage1)}] = {{', *rows(stage1), '};',
        f'const uint32_t kjr_fold_stage2[{len(blocks) * BLOCK}] = {{',
        *(line for block in blocks for line in rows(block)), '};',
    ]
    return '\n'.join(lines) + '\n'


def parse_table(text):
    stage1, stage2 = ([int(number, 0) for number in re.findall(r'\w+', body)]
                      for body in re.findall(r'= \{(.*?)\};', text, re.DOTALL))
    return [stage2[stage1[code // BLOCK] * BLOCK + code % BLOCK] ^ code for code in range(0x10000)]


def load_table(path=HERE / 'fold_table.inc'):
    """Entries by code point, as kjr_fold_entry() gives them."""
    return parse_table(pathlib.Path(path).read_text('utf-8'))


def fold_text(text, table):
    """`text` as the view shows it, but for layout; characters past the BMP stay."""
    folded = (char if ord(char) > 0xFFFF else chr(table[ord(char)] & 0xFFFF) for char in text)
    return ''.join(char for char in folded if char != '\0')


def generate(opencc_folder, unicode_folder):
    with tempfile.TemporaryDirectory() as scratch:
        opencc = {name: read_opencc(opencc_folder, name, scratch) for name in
                  ('TSCharacters', 'STCharacters', 'HKVariants', 'TWVariants', 'JPVariants')}
    radicals, version = read_radicals(unicode_folder / 'EquivalentUnifiedIdeograph.txt')
    entries = make_entries(opencc, *read_unicode_data(unicode_folder / 'UnicodeData.txt'), radicals)
    check_entries(entries)
    text = format_table(entries, version)
    assert parse_table(text) == entries
    return text


def main():
    parser = argparse.ArgumentParser(description='Write fold_table.inc from OpenCC and Unicode data.')
    parser.add_argument('--opencc', type=pathlib.Path, default='/usr/share/opencc', metavar='DIR')
    parser.add_argument('--unicode', type=pathlib.Path, default='/usr/share/unicode', metavar='DIR')
    parser.add_argument('--out', type=pathlib.Path, default=HERE / 'fold_table.inc', metavar='FILE')
    parser.add_argument('--check', action='store_true', help='compare with FILE instead of writing it')
    options = parser.parse_args()
    needed = (options.opencc / 'TSCharacters.ocd2', options.unicode / 'EquivalentUnifiedIdeograph.txt',
              options.unicode / 'UnicodeData.txt')
    if not shutil.which('opencc_dict') or not all(path.exists() for path in needed):
        print('fold_generate: needs opencc_dict, OpenCC data and unicode-data', file=sys.stderr)
        return NOT_INSTALLED if options.check else 1
    text = generate(options.opencc, options.unicode)
    if not options.check:
        options.out.write_text(text, 'utf-8')
        return 0
    if not options.out.exists() or options.out.read_text('utf-8') != text:
        print(f'fold_generate: {options.out} is not what the data gives', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
