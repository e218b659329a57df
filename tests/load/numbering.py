"""Labels of headings that automatic numbers can give: 一、 and （一）."""
import re

HAN = "一二三四五六七八九十"
HEADINGS = [re.compile(f"([{HAN}]+)、"), re.compile(f"（([{HAN}]+)）")]


def in_order(lines):
    """Do the labels of the lines count as automatic numbering counts?"""
    counts = [0, 0]
    for line in lines:
        for depth, pattern in enumerate(HEADINGS):
            label = pattern.match(line)
            if not label:
                continue
            counts[depth] += 1
            counts[depth + 1:] = [0] * (1 - depth)
            if label.group(1) not in HAN or HAN.index(label.group(1)) + 1 != counts[depth]:
                return False
    return True


def automatic(line, numbered, paragraph):
    """The line with its label left to numbering: numbered(words, depth), or paragraph(line) where it has none."""
    for depth, pattern in enumerate(HEADINGS):
        label = pattern.match(line)
        if label:
            return numbered(line[label.end():], depth)
    return paragraph(line)
