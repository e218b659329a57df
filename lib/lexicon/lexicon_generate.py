#!/usr/bin/env python3
"""Compiles data/*.tsv into lexicon_table.inc: double-array tries over folded terms, read forward and backward, their
senses, the units.

A data file has lines of `#` comment that tell its origin, one header line, and rows. Columns by header:
  term category value       a word with one sense; the value is a name or a number, see senses.h
  term sense role first second a word of time; see KJR_TIME_ROLE_ in senses.h
  term code kind power factor  a unit: canonical = written * factor * 10^power
  term indicator            a written form of an indicator, which is a noun too
  term                      in classifiers.tsv: a classifier; its canonical unit is {term}
Several rows may give one term several senses. Bad rows are refused with file and line.
"""
import argparse
import importlib.util
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KINDS = {'meta_label': 'KJREP_META_', 'section': 'KJREP_ROLE_', 'hedge_before': 'KJR_HEDGE_',
         'hedge_inside': 'KJR_HEDGE_', 'hedge_after': 'KJR_HEDGE_'}
MOST_CELLS = 0xFFFF
PAIR_FACTOR, PAIR_WORDS = 31, 2048  # as in pairs.h
NUMERAL = 0xFFFF  # stands for all pairs that begin with a numeral
SINGLES, PAIRS = 4096, 16384  # as in lexicon.h


class BadRow(Exception):
    pass


def load_fold():
    spec = importlib.util.spec_from_file_location('fold_generate', HERE.parent / 'text' / 'fold_generate.py')
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    table = module.load_table()
    return lambda text: module.fold_text(text, table)


def read_constants():
    paths = [HERE / 'senses.h', *sorted((ROOT / 'include' / 'kjrep').glob('*.h')), HERE.parent / 'outline' / 'outline.h']
    text = '\n'.join(path.read_text('utf-8') for path in paths)
    return {name: int(number) for name, number in re.findall(r'\b(KJR(?:EP)?_\w+) = (-?\d+)', text)}


def read_rows(path):
    header = None
    for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
        if not line or line.startswith('#'):
            continue
        cells = line.split('\t')
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise BadRow(f'{path}:{number}: {len(cells)} columns, the header has {len(header)}')
        yield f'{path}:{number}', dict(zip(header, cells))


def value_of(place, category, value, constants):
    if value.isdigit():
        return int(value)
    for prefix in (KINDS.get(category), f'KJR_{category.upper()}_', f'KJREP_{category.upper()}_'):
        if prefix and prefix + value.upper() in constants:
            return constants[prefix + value.upper()]
    raise BadRow(f'{place}: {category} has no value "{value}"')


class Lexicon:
    def __init__(self, fold, constants):
        self.fold, self.constants = fold, constants
        self.units, self.indicators, self.senses = [], [''], {}  # term: list of (category, value, data)

    def category(self, place, name):
        number = self.constants.get(f'KJR_SENSE_{name.upper()}')
        if number is None:
            raise BadRow(f'{place}: no category "{name}"')
        return number

    def add_sense(self, place, term, category, value, data=0):
        folded = self.fold(term)
        if not folded or any(ord(char) > 0xFFFF for char in folded):
            raise BadRow(f'{place}: "{term}" cannot be a term')
        sense = (category, value, data)
        senses = self.senses.setdefault(folded, [])
        if category in (each[0] for each in senses):
            if sense in senses:
                return
            raise BadRow(f'{place}: "{term}" has another sense of this category already')
        senses.append(sense)

    def unit(self, code, kind, power, factor):
        unit = (code, kind, power, factor)
        if unit not in self.units:
            self.units.append(unit)
        return self.units.index(unit)

    def time_data(self, place, row):
        role = value_of(place, 'time_role', row['role'], self.constants)
        base = self.constants['KJR_TIME_FIRST_BASE_SINCE' if row['role'] == 'since' else 'KJR_TIME_FIRST_BASE']
        first, second = int(row['first']) + base, int(row['second'])
        if not (0 <= first < 256 and 0 <= second < 16):
            raise BadRow(f'{place}: the numbers of "{row["term"]}" are out of range')
        return role << 12 | first << 4 | second

    def add_row(self, place, row):
        term = row['term']
        if 'category' in row:
            self.add_sense(place, term, self.category(place, row['category']),
                           value_of(place, row['category'], row['value'], self.constants))
        elif 'indicator' in row:
            if row['indicator'] not in self.indicators:
                self.indicators.append(row['indicator'])
            self.add_sense(place, term, self.constants['KJR_SENSE_NOUN'], 0, self.indicators.index(row['indicator']))
        elif 'role' in row:
            self.add_sense(place, term, self.constants['KJR_SENSE_TIME'],
                           value_of(place, 'time', row['sense'], self.constants), self.time_data(place, row))
        elif 'code' in row:
            kind = value_of(place, 'metric', row['kind'], self.constants)
            unit = self.unit(row['code'], kind, int(row['power'] or 0), int(row['factor'] or 1))
            self.add_sense(place, term, self.constants['KJR_SENSE_UNIT'], 0, unit)
        else:
            unit = self.unit('{%s}' % self.fold(term), self.constants['KJREP_METRIC_COUNT'], 0, 1)
            self.add_sense(place, term, self.constants['KJR_SENSE_CLASSIFIER'], 0, unit)


class Trie:
    """A double array: the child of state s by symbol c is cell base[s] + c, if check of that cell is s."""

    def __init__(self, terms):
        self.symbols = {char: number for number, char in enumerate(sorted({char for term in terms for char in term}), 1)}
        self.base, self.check, self.term = [0, 0], [0, 0], [0, 0]  # the root is cell 1
        root = {}
        for number, term in enumerate(terms, 1):
            node = root
            for char in term:
                node = node.setdefault(self.symbols[char], {})
            node[0] = number
        self.free_from = 2
        self.place(root)

    def grow(self, size):
        more = size - len(self.base)
        if more > 0:
            for array in (self.base, self.check, self.term):
                array.extend([0] * more)

    def place(self, root):
        queue = [(1, root)]
        for state, node in queue:
            self.term[state] = node.get(0, 0)
            children = sorted(symbol for symbol in node if symbol)
            if not children:
                continue
            while self.free_from < len(self.check) and self.check[self.free_from]:
                self.free_from += 1
            base = max(1, self.free_from - children[0])
            while True:
                self.grow(base + children[-1] + 1)
                if not any(self.check[base + symbol] or base + symbol < 2 for symbol in children):
                    break
                base += 1
            self.base[state] = base
            for symbol in children:
                self.check[base + symbol] = state
            queue.extend((base + symbol, node[symbol]) for symbol in children)
        self.grow(max(self.base) + len(self.symbols) + 1)  # no child lookup leaves the array
        if len(self.base) > MOST_CELLS:
            sys.exit('lexicon_generate: the trie has outgrown 16 bits')

    def format(self, name):
        cells = zip(self.base, self.check, self.term)
        return array(f'static const trie_cell {name}[]', ('{%d, %d, %d}' % cell for cell in cells))


def rows(words):
    line = '   '
    for word in words:
        if len(line) + len(word) + 2 > 120:
            yield line
            line = '   '
        line += f' {word},'
    yield line


def array(declaration, words):
    return [f'{declaration} = {{', *rows(words), '};']


def two_stages(values, block=64):
    blocks, first = {}, []
    for start in range(0, len(values), block):
        first.append(blocks.setdefault(tuple(values[start:start + block]), len(blocks)))
    return first, [value for each in blocks for value in each]


def make_filters(lexicon):
    """By their low bits: categories of terms that are one character, that begin and that end with a pair."""
    singles, heads, tails = [0] * SINGLES, [0] * PAIRS, [0] * PAIRS
    for term, senses in lexicon.senses.items():
        mask = sum({1 << category for category, _, _ in senses})
        if len(term) == 1:
            singles[ord(term) % SINGLES] |= mask
        else:
            heads[pair_of(term[:2]) % PAIRS] |= mask
            tails[pair_of(term[-2:]) % PAIRS] |= mask
    return singles, heads, tails


def cue_mask(constants):
    define = re.search(r'#define KJR_CUE_SENSES(.*?)\n\n', (HERE / 'senses.h').read_text('utf-8'), re.S).group(1)
    names = re.findall(r'KJR_BIT\((\w+)\)', define)
    if not names:
        raise BadRow(f'{HERE / "senses.h"}: KJR_CUE_SENSES names no category')
    return sum(1 << constants['KJR_SENSE_' + name] for name in names)


def set_bit(words, number):
    words[number >> 5] |= 1 << (number & 31)


def pair_of(two):
    return (ord(two[0]) * PAIR_FACTOR ^ ord(two[1])) & 0xFFFF


def format_table(lexicon):
    terms = sorted(lexicon.senses)
    trie, backward = Trie(terms), Trie([term[::-1] for term in terms])
    singles, heads, tails = make_filters(lexicon)
    scanned_end = lexicon.constants['KJR_SENSE_SCANNED_END']
    senses, term_rows, pairs, cue_pairs = [], ['{0, 0, 0}'], [0] * PAIR_WORDS, [0] * PAIR_WORDS
    set_bit(pairs, NUMERAL)
    cue_singles = [0] * (SINGLES // 32)  # cues of one character
    cues = cue_mask(lexicon.constants)
    scanned = (1 << scanned_end) - 1 & ~cues
    for term in terms:
        mask = sum(1 << category for category, _, _ in lexicon.senses[term])
        term_rows.append(f'{{{mask:#x}, {len(senses)}, {len(lexicon.senses[term])}}}')
        senses.extend('{%d, %d, %d}' % sense for sense in lexicon.senses[term])
        for wanted, bits in ((scanned, pairs), (cues, cue_pairs)):
            if mask & wanted and len(term) > 1:
                set_bit(bits, pair_of(term[:2]))
        if mask & cues and len(term) == 1:
            set_bit(cue_singles, ord(term) % SINGLES)
    by_code = [0] * 0x10000
    for char, number in trie.symbols.items():
        by_code[ord(char)] = number
    stage1, stage2 = two_stages(by_code)
    units = ('{"%s", %d, %d, %d}' % unit for unit in lexicon.units)
    lines = [
        '/* Generated by lexicon_generate.py from data/; do not edit. */',
        *array('static const kjr_unit units[]', units),
        *array('static const char *const indicators[]', (f'"{name}"' for name in lexicon.indicators)),
        *array('static const kjr_sense senses[]', senses),
        *array('static const term_entry terms[]', term_rows),
        *array('static const uint16_t symbol_stage1[1024]', map(str, stage1)),
        *array(f'static const uint16_t symbol_stage2[{len(stage2)}]', map(str, stage2)),
        *array('const uint32_t kjr_term_singles[KJR_TERM_SINGLES]', map(hex, singles)),
        *array('const uint32_t kjr_term_heads[KJR_TERM_PAIRS]', map(hex, heads)),
        *array('const uint32_t kjr_term_tails[KJR_TERM_PAIRS]', map(hex, tails)),
        *array('static const uint32_t scan_pairs[KJR_PAIR_WORDS]', map(hex, pairs)),
        *array('static const uint32_t cue_pairs[KJR_PAIR_WORDS]', map(hex, cue_pairs)),
        *array('static const uint32_t cue_singles[KJR_TERM_SINGLES / 32]', map(hex, cue_singles)),
        *trie.format('cells'),
        *backward.format('backward_cells'),
    ]
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description='Compile lexicon data.')
    parser.add_argument('--out', type=pathlib.Path, required=True, metavar='FILE')
    parser.add_argument('data', type=pathlib.Path, nargs='+', metavar='TSV')
    options = parser.parse_args()
    lexicon = Lexicon(load_fold(), read_constants())
    try:
        for path in options.data:
            for place, row in read_rows(path):
                lexicon.add_row(place, row)
    except (BadRow, ValueError, KeyError) as problem:
        sys.exit(f'lexicon_generate: {problem}')
    options.out.write_text(format_table(lexicon), 'utf-8')


if __name__ == '__main__':
    main()
