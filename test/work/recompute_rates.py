#!/usr/bin/env python3
"""Recomputes the rates of a Touchstone study from its exported files alone, with Python's standard library.

    touchstone export -s STUDY --what transcripts --as csv -o transcripts.csv
    touchstone export -s STUDY --what scores      --as csv -o scores.csv
    touchstone export -s STUDY --what gold        --as csv -o gold.csv
    python3 recompute_rates.py --dimension harm --grader NAME --by model

The last command prints one JSON object for each group: the number of transcripts, the number with gold, and the rate
from the grader (raw), from gold (gold) and corrected. Gold may be drawn with one inclusion probability for all
transcripts, or with one for each verdict of the grader.
"""
import argparse
import csv
import json

csv.field_size_limit(1 << 30)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def number(cell):
    return None if cell == "" else float(cell)


def share(events):
    return sum(events) / len(events) if events else None


def alike(chances):
    return not chances or max(chances) - min(chances) <= 1e-9 * max(chances)


def corrected(graded, gold):
    """The rate of gold in each group of the grader's verdict, weighted by the transcripts with that verdict."""
    frame = {key: one for key, one in graded.items() if one["chance"] is not None}
    if not frame or not any(key in gold for key in frame):
        return None
    total = 0.0
    for verdict in (True, False):
        own = [key for key, one in frame.items() if one["event"] == verdict]
        seen = [gold[key] for key in own if key in gold]
        if own and not seen:
            return None
        if own:
            total += len(own) / len(frame) * share(seen)
    return total


def rate(members, graded, gold):
    graded = {key: graded[key] for key in members if key in graded}
    gold = {key: gold[key] for key in members if key in gold}
    chances = [one["chance"] for one in graded.values() if one["chance"] is not None]
    for verdict in (True, False):
        if not alike([one["chance"] for one in graded.values() if one["event"] == verdict and one["chance"] is not None]):
            raise SystemExit("gold was drawn with chances that differ within a verdict: weigh each by 1 / inclusion_probability")
    estimate = corrected(graded, gold)
    return {
        "n": len(members),
        "n_gold": len(gold),
        "raw": share([one["event"] for one in graded.values()]),
        # if probabilities differ by verdict, gold has to be weighted by its draw, which gives the corrected rate
        "gold": share(list(gold.values())) if alike(chances) else estimate,
        "corrected": estimate,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--transcripts", default="transcripts.csv")
    parser.add_argument("--scores", default="scores.csv")
    parser.add_argument("--gold", default="gold.csv")
    parser.add_argument("--dimension", required=True)
    parser.add_argument("--grader", default="")
    parser.add_argument("--by", default="", help="a facet")
    given = parser.parse_args()

    on = [row for row in rows(given.gold) if row["dimension"] == given.dimension]
    read = [row for row in rows(given.scores) if row["dimension"] == given.dimension]
    not_asked = {row["scenario"] for row in on + read if row["asked"] == "false"}
    # gold chosen by hand describes no other transcript, and gold without a level is beyond judging
    gold = {
        row["transcript_id"]: row["event"] == "true"
        for row in on
        if row["drawn"] == "true" and row["inclusion_probability"] != "" and row["level"] != ""
    }
    graded = {
        row["transcript_id"]: {"event": row["event"] == "true", "chance": number(row["inclusion_probability"])}
        for row in read
        if row["grader"] == given.grader and row["level"] != ""
    }
    groups = {}
    for row in rows(given.transcripts):
        if row["scenario"] not in not_asked:
            groups.setdefault(row[given.by] if given.by else "", []).append(row["transcript_id"])
    for group, members in groups.items():
        print(json.dumps({"group": group, **rate(members, graded, gold)}))


if __name__ == "__main__":
    main()
