#!/usr/bin/env python3
"""What resources/pipelines/edits.yaml should give, computed without the platform.

Reads edits, one JSON object a line, from the file named; writes for each record that comes out the
name of its sink, a tab and the record. Needs nothing but Python's own library.
"""

import json
import sys


def at_least(value, bound):
    """value >= bound as SQL has it: None where there is no value."""
    return None if value is None else value >= bound


def differs(value, other):
    """value <> other as SQL has it."""
    return None if value is None else value != other


def either(*truths):
    """OR as SQL has it: true wins, then unknown."""
    if any(truth is True for truth in truths):
        return True
    return None if any(truth is None for truth in truths) else False


def passes(edit):
    if edit["isRobot"] or edit["namespace"] not in ("Main", "Talk", "User talk"):
        return False
    if edit["added"] + edit["deleted"] <= 0:
        return False
    return (
        either(
            not edit["isAnonymous"],
            at_least(edit["metroCode"], 500),
            differs(edit["regionIsoCode"], "NSW"),
        )
        is True
    )


def kind(edit):
    if edit["isNew"]:
        return "create"
    return "shrink" if edit["delta"] < 0 else "grow"


def summary(edit):
    size = edit["added"] + edit["deleted"]
    return {
        "time": edit["time"],
        "channel": edit["channel"],
        "page": edit["page"],
        "author": edit["user"],
        "isAnonymous": edit["isAnonymous"],
        "metroCode": edit["metroCode"],
        "cityName": "nowhere" if edit["cityName"] is None else edit["cityName"],
        "regionName": edit["regionName"],
        "size": size,
        "share": edit["added"] / size,
        "country": "unknown" if edit["countryIsoCode"] is None else edit["countryIsoCode"],
        "kind": kind(edit),
    }


def sink(row):
    if row["isAnonymous"] and either(row["country"] != "US", at_least(row["metroCode"], 701)):
        return "anonymous"
    return "large" if row["size"] >= 500 or row["kind"] == "create" else "small"


def main(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            edit = json.loads(line)
            if passes(edit):
                row = summary(edit)
                print(sink(row) + "\t" + json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1])
