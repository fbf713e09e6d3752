"""Applies score edits that Touchstone exported to copies of Inspect logs.

    python apply_score_edits.py EDITS.json LOG_OR_FOLDER...

A log with edits is written again beside itself as NAME-touchstone.eval (or .json); no log is changed in place. The edits add a score of
their own; those that the log has stay as they are. Everything is read from EDITS.json, and nothing in it is run. Needs inspect_ai.
"""

import json
import sys
from pathlib import Path

from inspect_ai.log import edit_score, read_eval_log, write_eval_log
from inspect_ai.scorer import ScoreEdit

ENDING = "-touchstone"


def logs_in(places):
    for place in map(Path, places):
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in found:
            if path.suffix in (".eval", ".json") and not path.stem.endswith(ENDING):
                yield path


def place_of(log, sample_id, epoch):
    # 1 and "1" are two samples
    return (log, json.dumps(sample_id), epoch)


def apply(document, path):
    """Returns which edits (by position) were applied to the log at this path."""
    edits = list(enumerate(document["edits"]))
    by_uuid = {edit["uuid"]: (at, edit) for at, edit in edits if edit["uuid"]}
    by_place = {place_of(edit["log"], edit["sample_id"], edit["epoch"]): (at, edit) for at, edit in edits}
    log = read_eval_log(str(path))
    applied = set()
    for sample in log.samples or []:
        found = by_uuid.get(getattr(sample, "uuid", None)) or by_place.get(place_of(path.name, sample.id, sample.epoch))
        if found is None:
            continue
        at, edit = found
        edit_score(log, sample.id, document["score"], ScoreEdit(**edit["edit"]), recompute_metrics=False, epoch=sample.epoch)
        applied.add(at)
    if applied:
        target = path.with_name(f"{path.stem}{ENDING}{path.suffix}")
        write_eval_log(log, str(target))
        print(f"{target}: {len(applied)} samples", file=sys.stderr)
    return applied


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    document = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    applied = set()
    for path in logs_in(arguments[1:]):
        applied |= apply(document, path)
    missing = len(document["edits"]) - len(applied)
    if missing:
        print(f"{missing} of {len(document['edits'])} edits belong to no sample of these logs", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
