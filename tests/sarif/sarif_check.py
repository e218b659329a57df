#!/usr/bin/env python3
"""SARIF logs of all samples, with passes, in every language, alone and together, against the published schema, and
against what they point to. Skipped (77) where Python has no jsonschema."""
import json
import subprocess
import sys
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = sorted((HERE.parents[1] / "examples" / "reports").glob("*.txt"))
ROUGH = "导语：网友上传，不代表本站观点。\n\n工作总结 🚧\r\n一、工作\r\n年内新建设施共26处，其中：书屋14处；广场7处；工坊3处。\r\n三、打算\r\n"

try:
    import jsonschema
except ImportError:
    print("Python has no jsonschema: skipped")
    sys.exit(77)


def run(folder, *arguments):
    done = subprocess.run([str(Path(folder) / "kjrep-validate"), "--format", "sarif", *map(str, arguments)],
                          capture_output=True, timeout=120)
    assert done.returncode in (0, 1), (arguments, done.returncode, done.stderr.decode())
    return json.loads(done.stdout.decode("utf-8"))


def check_region(region, text):
    """Every way to say where must say the same."""
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    before = text[:start].encode("utf-8")
    assert region["byteOffset"] == len(before), region
    assert region["byteLength"] == len(text[start:end].encode("utf-8")), region
    lines = text[:start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (region["startLine"], region["startColumn"]) == (len(lines), len(lines[-1]) + 1), region


def check_run(one, path):
    text = path.read_bytes().decode("utf-8")
    rules = one["tool"]["driver"]["rules"]
    assert one["columnKind"] == "unicodeCodePoints"
    assert urllib.parse.unquote(one["artifacts"][0]["location"]["uri"]).removeprefix("file://") == str(path)
    prints = [result["partialFingerprints"]["kjrepWords/v1"] for result in one["results"]]
    assert len(prints) == len(set(prints)), "fingerprints that are alike"
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"] == "pass") == (result["level"] == "none")
        for place in result["locations"] + result.get("relatedLocations", []):
            check_region(place["physicalLocation"]["region"], text)
    return len(one["results"])


def main():
    folder, scratch = sys.argv[1], Path(sys.argv[2])
    schema = json.loads((HERE / "sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    scratch.mkdir(parents=True, exist_ok=True)
    rough = scratch / "行 1%.txt"
    rough.write_bytes(ROUGH.encode("utf-8"))
    results = 0
    for paths in [[path] for path in SAMPLES] + [[rough], [*SAMPLES, rough]]:
        for language in ("en", "zh", "zht"):
            log = run(folder, "--show-passes", "--lang", language, *paths)
            faults = sorted(validator.iter_errors(log), key=str)
            assert not faults, faults[0]
            assert len(log["runs"]) == len(paths)
            results += sum(check_run(one, path) for one, path in zip(log["runs"], paths))
    print(f"{results} results are as the schema says")


main()
