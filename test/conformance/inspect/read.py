"""Reads logs (arguments after the first) with Inspect's own reader, and writes every message and score by sample."""

import json
import math
import sys
from pathlib import Path

from inspect_ai.log import read_eval_log


def part_of(part):
    match part.type:
        case "text":
            return ["text", part.text]
        case "reasoning":
            return ["reasoning", part.reasoning]
        case "image":
            return ["image", part.image]
        case other:
            return ["unknown", other]


def message_of(message):
    content = [["text", message.content]] if isinstance(message.content, str) else [part_of(p) for p in message.content]
    if message.role == "tool":
        words = "\n\n".join(text for _, text in content)
        error = None if message.error is None else message.error.message
        parts = [["tool_result", message.tool_call_id, message.function, words or error or "", error is not None]]
    else:
        parts = content
    for call in getattr(message, "tool_calls", None) or []:
        parts.append(["tool_call", call.id, call.function, json.dumps(call.arguments, ensure_ascii=False)])
    return {"role": message.role, "parts": [part for part in parts if part != ["text", ""]]}


def plain(value):
    """The value with NaN as text, because JSON has no NaN."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return "NaN" if isinstance(value, float) and math.isnan(value) else value


def edit_of(edit):
    by = edit.provenance
    return {
        "value": plain(edit.value),
        "explanation": edit.explanation,
        "metadata": edit.metadata,
        "by": None if by is None else {"author": by.author, "reason": by.reason, "at": by.timestamp.isoformat()},
    }


def score_of(score):
    history = [edit_of(one) for one in score.history]
    return {"value": plain(score.value), "explanation": score.explanation, "history": history}


def sample_of(sample):
    return {
        "uuid": sample.uuid,
        "id": sample.id,
        "epoch": sample.epoch,
        "messages": [message_of(message) for message in sample.messages],
        "scores": {name: score_of(score) for name, score in (sample.scores or {}).items()},
        "events": len(sample.events),
    }


def log_of(path):
    log = read_eval_log(path, resolve_attachments=True)
    return {"log": Path(path).name, "status": log.status, "samples": [sample_of(one) for one in log.samples or []]}


told = [log_of(path) for path in sys.argv[2:]]
Path(sys.argv[1]).write_text(json.dumps(told), encoding="utf-8")
