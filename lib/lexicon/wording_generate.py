#!/usr/bin/env python3
"""Compiles data/wording/*.tsv into wording_table.inc: sets of phrases, see phrases.h and wording.h.

  wrong_terms.tsv      term category value before after right: wrong forms with guards
  rewritten_terms.tsv  term value right: collocations with a word replaced
  official_terms.tsv   term: set expressions, word by word, and
  collocations.tsv     term bond: pairs of words, which
  swaps.tsv            original broken rare odd close plain: spoils, one or two words at a time, save for
  genuine_forms.tsv    term: what looks spoilt but stands in genuine texts
  odd_words.tsv        term: words that hint at a rewritten text where there are many
  spelling_hant.tsv    term: words in Traditional spelling that conversions get wrong
  report_words.tsv     term: words of two characters that reports use
  core_words.tsv       term: words that a report has
The expressions, with one word left open, and the words that reports use are tables of their own.
"""
import argparse
import collections
import itertools
import pathlib
import re
import sys

from lexicon_generate import PAIR_WORDS, BadRow, array, load_fold, pair_of, read_rows, set_bit

HERE = pathlib.Path(__file__).resolve().parent
MOST_SWAPS = 2
KINDS = ('broken', 'rare', 'odd', 'close', 'plain')
CHOICES_OF_TWO = 3  # of each word, where two are replaced
FIRM_WORDS = 3      # an expression of so many words holds its words firmly
SHORTEST_SPOILT = 3
HOLE = 2
LONG, SHORT = 4, 2  # characters of an anchor
SLOTS_PER_ANCHOR = 2
LONG_BITS_PER_ANCHOR = 16
LEAST_BITS, MOST_BITS = 4, 16
TOKENS = {'#': '\x01', '$': '\x02', '~': '\x03'}
HASH_FACTOR, BITS_FACTOR = 0x9E37, 0x85EB  # as in phrases.h


def read_constants():
    text = (HERE / 'wording.h').read_text('utf-8')
    return {name: int(number) for name, number in re.findall(r'\bKJR_(\w+) = (\d+)', text)}


class Words:
    """Strings in one pool, each stored once."""

    def __init__(self, first):
        self.places, self.items = {}, list(first)

    def add(self, string, encoded):
        if string not in self.places:
            self.places[string] = len(self.items)
            self.items.extend(encoded)
        return self.places[string]


class Phrases:
    def __init__(self, fold, rarity):
        self.fold, self.rarity = fold, rarity
        self.rows = {}  # (term, category, before, after): (value, right)

    def add(self, place, term, category, value, right='', before='', after=''):
        folded = self.fold(term)
        if not 2 <= len(folded) <= 255 or any(ord(char) > 0xFFFF for char in folded):
            raise BadRow(f'{place}: "{term}" cannot be a phrase')
        key = folded, category, self.guard(place, before), self.guard(place, after)
        if key not in self.rows or value < self.rows[key][0]:
            self.rows[key] = value, right

    def guard(self, place, cell):
        """The characters of each alternative, and whether none of them may stand there."""
        if not cell:
            return ()
        alternatives = cell.removeprefix('!').split('|')
        if not all(alternatives):
            raise BadRow(f'{place}: an empty alternative in "{cell}"')
        return (cell.startswith('!'), *(''.join(TOKENS.get(char, char) for char in self.fold(each))
                                        for each in alternatives))

    def anchor(self, term, value):
        """Where the rarest neighbours begin, the first of equals, and the characters there."""
        length = LONG if self.places(term, value, LONG) else SHORT
        at = min(self.places(term, value, length),
                 key=lambda at: sum(self.rarity[term[at + i:at + i + 2]] for i in range(length - 1)))
        return at, term[at:at + length]

    def places(self, term, _, length):
        return range(len(term) - length + 1)


class Frames(Phrases):
    """Expressions whose value is the place of a word of two characters that may be any other."""

    def places(self, term, value, length):
        return [at for at in range(len(term) - length + 1) if at + length <= value or at >= value + HOLE]


def pairs_of(anchor):
    return pair_of(anchor[:SHORT]), pair_of(anchor[SHORT:]) if len(anchor) == LONG else 0


def hash_of(anchor, bits):
    one, other = pairs_of(anchor)
    return (one * HASH_FACTOR + other & 0xFFFF) >> (16 - bits)


def bits_for(number):
    return min(max(LEAST_BITS, (number - 1).bit_length()), MOST_BITS)


def make_filters(anchors):
    """The pairs that anchors begin with, those that are short ones, and the words that have two bits for each long one."""
    longs = [anchor for anchor in anchors if len(anchor) == LONG]
    bits = bits_for(len(longs) * LONG_BITS_PER_ANCHOR // 32)
    heads, shorts, words = [0] * PAIR_WORDS, [0] * PAIR_WORDS, [0] * (1 << bits)
    for anchor in anchors:
        one, other = pairs_of(anchor)
        set_bit(heads, one)
        if len(anchor) == SHORT:
            set_bit(shorts, one)
        else:
            told = one + other * BITS_FACTOR & 0xFFFF
            words[hash_of(anchor, bits)] |= 1 << (told >> 11) | 1 << (told >> 6 & 31)
    return heads, shorts, words, bits


def make_slots(anchors, length):
    """Numbers of the anchors of that length, where their hashes tell or behind."""
    bits = bits_for(sum(len(anchor) == length for anchor in anchors) * SLOTS_PER_ANCHOR)
    slots = [0] * (1 << bits)
    for number, anchor in enumerate(anchors, 1):
        if len(anchor) != length:
            continue
        slot = hash_of(anchor, bits)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = number
    return slots, bits


def format_phrases(name, phrases):
    characters, guards, words = Words([]), Words([0]), Words([0])
    by_anchor = collections.defaultdict(list)
    for (term, category, before, after), (value, right) in sorted(phrases.rows.items()):
        at, anchor = phrases.anchor(term, value)
        place = characters.add(term, map(ord, term))
        sides = []
        for guard in (before, after):
            encoded = [int(guard[0])] if guard else []
            for each in guard[1:]:
                encoded += [len(each), *map(ord, each)]
            sides.append(guards.add(guard, [*encoded, 0]) if guard else 0)
        meant = words.add(right, [*right.encode('utf-8'), 0]) if right else 0
        by_anchor[anchor].append(
            f'{{{place}, {meant}, {sides[0]}, {sides[1]}, {len(term)}, {at}, {category}, {value}}}')
    items, anchors = [], []
    for anchor, own in sorted(by_anchor.items()):
        codes = ', '.join(str(ord(char)) for char in anchor)
        anchors.append(f'{{{{{codes}}}, {len(items)}, {len(own)}}}')
        items.extend(own)
    short_slots, short_bits = make_slots(sorted(by_anchor), SHORT)
    long_slots, long_slot_bits = make_slots(sorted(by_anchor), LONG)
    heads, shorts, longs, long_bits = make_filters(by_anchor)
    if len(items) > 0xFFFF or len(guards.items) > 0xFFFF:
        sys.exit('wording_generate: more phrases than 16 bits can count')
    return [
        *array(f'static const uint32_t {name}_heads[]', map(hex, heads)),
        *array(f'static const uint32_t {name}_shorts[]', map(hex, shorts)),
        *array(f'static const uint32_t {name}_longs[]', map(hex, longs)),
        *array(f'static const kjr_phrase {name}_items[]', items),
        *array(f'static const kjr_phrase_anchor {name}_anchors[]', anchors),
        *array(f'static const uint16_t {name}_short_slots[]', map(str, short_slots)),
        *array(f'static const uint16_t {name}_long_slots[]', map(str, long_slots)),
        *array(f'static const uint16_t {name}_characters[]', map(str, characters.items)),
        *array(f'static const uint16_t {name}_guards[]', map(str, guards.items)),
        *array(f'static const char {name}_words[]', (str(byte if byte < 128 else byte - 256) for byte in words.items)),
        f'const kjr_phrases kjr_{name} = {{',
        f'    {name}_heads, {name}_shorts, {name}_longs, {long_bits}, {{{name}_short_slots, {short_bits}}},',
        f'    {{{name}_long_slots, {long_slot_bits}}}, {name}_items, {name}_anchors, {name}_characters, {name}_guards,',
        f'    {name}_words,',
        '};',
    ]


def read_swaps(path, fold):
    """For each word what is put in its place, and of which kind, the surest first."""
    swaps = {}
    for _, row in read_rows(path):
        swaps[fold(row['original'])] = [(fold(word), kind) for kind in KINDS for word in row[kind].split('|') if word]
    return swaps


def spoil(words, swaps):
    """All forms of an expression with up to MOST_SWAPS words replaced, and of what kinds the words are."""
    choices = [[(word, ''), *swaps.get(word, [])] for word in words]
    few = [each[:1 + CHOICES_OF_TWO] for each in choices]
    for at, each in enumerate(choices):
        for word, kind in each[1:]:
            yield ''.join([*words[:at], word, *words[at + 1:]]), {kind}
    for at in itertools.combinations(range(len(words)), MOST_SWAPS):
        for chosen in itertools.product(*(few[i][1:] for i in at)):
            form = list(words)
            for i, (word, _) in zip(at, chosen):
                form[i] = word
            yield ''.join(form), {kind for _, kind in chosen}


def value_of(kinds, firm, fixed):
    """How sure a spoilt form is; `fixed`: by official_terms.tsv."""
    if 'broken' in kinds:
        return 'CERTAIN'
    if 'rare' in kinds:
        return 'LIKELY'
    if 'odd' in kinds:
        return 'LIKELY' if firm else 'WEAK'
    return 'WEAK' if 'close' in kinds and fixed else 'BESIDE'


def count_pairs(texts):
    """How often characters stand beside each other in what reports say: a measure of how often they will."""
    return collections.Counter(pair for text in texts for pair in map(''.join, zip(text, text[1:])))


def read_wrong_words(data, fold, constants):
    expressions = [fold(row['term']).split(' ') for _, row in read_rows(data / 'official_terms.tsv')]
    collocations = [(fold(row['term']).split(' '), row['bond']) for _, row in read_rows(data / 'collocations.tsv')]
    swaps = read_swaps(data / 'swaps.tsv', fold)
    replacing = (word for words in swaps.values() for word, _ in words)
    known = (fold(row['term']) for path in data.parent.glob('*.tsv') for _, row in read_rows(path) if row.get('term'))
    phrases = Phrases(fold, count_pairs([*map(''.join, expressions), *(''.join(words) for words, _ in collocations),
                                         *replacing, *known]))
    spun = constants['WRONG_SPUN']
    for place, row in read_rows(data / 'wrong_terms.tsv'):
        category = constants.get(f'WRONG_{row["category"].upper()}')
        value = 0 if row['value'] == '0' else constants.get(f'{row["category"]}_{row["value"]}'.upper())
        if category is None or value is None:
            raise BadRow(f'{place}: no category "{row["category"]}" with value "{row["value"]}"')
        phrases.add(place, row['term'], category, value, row['right'], row['before'], row['after'])
    for place, row in read_rows(data / 'odd_words.tsv'):
        phrases.add(place, row['term'], spun, constants['SPUN_HINT'])
    given = {term for term, *_ in phrases.rows}
    for place, row in read_rows(data / 'rewritten_terms.tsv'):
        phrases.add(place, row['term'], spun, constants[f'SPUN_{row["value"].upper()}'], row['right'])
    genuine = {fold(row['term']) for _, row in read_rows(data / 'genuine_forms.tsv')}
    genuine.update(map(''.join, expressions), (''.join(words) for words, _ in collocations))
    spoilt = [(words, len(words) >= FIRM_WORDS, True) for words in expressions]
    spoilt += [(words, bond == 'firm', False) for words, bond in collocations]
    spoilt += [(pair, False, False) for words in expressions if len(words) > 2 for pair in itertools.pairwise(words)
               if len(min(pair, key=len)) > 1]
    for words, firm, fixed in spoilt:
        for form, kinds in spoil(words, swaps):
            value = value_of(kinds, firm, fixed)
            if len(form) >= SHORTEST_SPOILT and form not in genuine and form not in given:
                phrases.add('official_terms.tsv', form, spun, constants[f'SPUN_{value}'], ''.join(words))
    return phrases


def read_frames(data, fold):
    """Expressions with a hole for each of their words of two characters, and the words of that length that reports use."""
    expressions = [fold(row['term']).split(' ') for name in ('official_terms.tsv', 'collocations.tsv')
                   for _, row in read_rows(data / name)]
    phrases = Frames(fold, count_pairs(map(''.join, expressions)))
    lists = [*data.parent.glob('*.tsv'), data / 'report_words.tsv']
    words = {fold(row['term']) for path in lists for _, row in read_rows(path) if row.get('term')}
    for _, row in read_rows(data / 'genuine_forms.tsv'):
        form = fold(row['term'])
        words.update((form[:2], form[2:]) if len(form) == 4 else ())
    for expression in expressions:
        words.update(''.join(pair) for word in expression for pair in itertools.pairwise(word))
        term, at = ''.join(expression), 0
        for word in expression:
            if len(word) == HOLE and phrases.places(term, at, SHORT):
                phrases.add('official_terms.tsv', term, at + 1, at, term)
            at += len(word)
    return phrases, sorted(ord(word[0]) << 16 | ord(word[1]) for word in words if len(word) == HOLE)


def read_spellings(data, fold):
    phrases = Phrases(fold, collections.Counter())
    for place, row in read_rows(data / 'spelling_hant.tsv'):
        phrases.add(place, row['term'], 0, 0, row['term'])
    return phrases


def read_core_words(data, fold):
    phrases = Phrases(fold, collections.Counter())
    rows = list(read_rows(data / 'core_words.tsv'))
    for number, (place, row) in enumerate(rows):
        phrases.add(place, row['term'], 0, number)
    return phrases, len(rows)


def main():
    parser = argparse.ArgumentParser(description='Compile the words of wording rules.')
    parser.add_argument('--out', type=pathlib.Path, required=True, metavar='FILE')
    parser.add_argument('data', type=pathlib.Path, metavar='FOLDER')
    options = parser.parse_args()
    fold, constants = load_fold(), read_constants()
    try:
        core, core_count = read_core_words(options.data, fold)
        if core_count > constants['CORE_WORDS_MOST']:
            raise BadRow('core_words.tsv: too many words')
        frames, words = read_frames(options.data, fold)
        lines = [
            '/* Generated by wording_generate.py from data/wording/; do not edit. */',
            f'enum {{ CORE_WORDS = {core_count} }};',
            *format_phrases('wrong_words', read_wrong_words(options.data, fold, constants)),
            *format_phrases('frames', frames),
            *array('static const uint32_t report_words[]', map(hex, words)),
            *format_phrases('hant_spellings', read_spellings(options.data, fold)),
            *format_phrases('core_words', core),
        ]
    except (BadRow, ValueError, KeyError) as problem:
        sys.exit(f'wording_generate: {problem}')
    options.out.write_text('\n'.join(lines) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
