"""Scores a log with `precomputed_scores` and a file of records, and writes the score of every sample, by uuid."""

import json
import math
import sys
from pathlib import Path

from inspect_ai import score
from inspect_ai.log import read_eval_log
from inspect_ai.scorer import mean, precomputed_scores

told, path, records, dimensions = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
metrics = {name: [mean()] for name in dimensions}
log = score(read_eval_log(path), precomputed_scores(records, metrics=metrics), action="append", display="plain")
scores = {}
for sample in log.samples:
    found = (sample.scores or {}).get("precomputed_scores")
    unscored = found is None or (isinstance(found.value, float) and math.isnan(found.value))
    scores[sample.uuid] = None if unscored else {"value": found.value, "explanation": found.explanation}
Path(told).write_text(json.dumps({"status": log.status, "scores": scores}), encoding="utf-8")
