#!/usr/bin/env python3
"""Every message of the rules stands in English, Simplified and Traditional Chinese, with the same places for words."""
import re
import sys
from pathlib import Path

LIB = Path(__file__).resolve().parents[2] / "lib"
STRING = r'(?:\s*u?"(?:[^"\\]|\\.)*"\s*)+'
GROUP = re.compile(r"\{\{(" + STRING + "(?:," + STRING + r")*),?\s*\}\}")
HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z]{2}")
PLACE = re.compile(r"\{\d\}")


def texts_of(group):
    """The strings of a group; neighbours without a comma are one."""
    return ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part)) for part in re.findall(STRING, group)]


def faults_of(texts):
    if len(texts) != 3 or not all(texts):
        yield f"{len(texts)} texts, not one for each language"
        return
    english, simplified, traditional = (PLACE.sub("", text) for text in texts)
    if len({tuple(sorted(set(PLACE.findall(text)))) for text in texts}) != 1:
        yield "the texts have different places for words"
    letters = LATIN.search(english)
    if letters and not (HAN.search(simplified) and HAN.search(traditional)):
        yield "a text in Chinese has no Chinese characters"
    if HAN.search(simplified) and not letters and not HAN.search(english):
        yield "the text in English has no English words"


def main():
    count, faults = 0, []
    for path in sorted([*LIB.glob("check/*.c"), *LIB.glob("pack/*.c")]):
        for found in GROUP.finditer(path.read_text("utf-8")):
            texts = texts_of(found[1])
            count += 1
            faults += [f"{path.relative_to(LIB.parent)}: {fault}: {texts[0]}" for fault in faults_of(texts)]
    if not count:
        faults.append("no messages were found")
    for fault in faults:
        print(fault)
    print(f"{count} messages")
    return bool(faults)


sys.exit(main())
