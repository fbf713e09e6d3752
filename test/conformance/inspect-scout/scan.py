"""Writes our transcripts into Scout's database, and scans them against our validation set, without a model."""

import asyncio
import json
import os
import sys
from pathlib import Path

from inspect_ai.model import ChatMessageAssistant, ChatMessageTool, ChatMessageUser
from inspect_ai.tool import ToolCall
from inspect_scout import (
    Result,
    Transcript,
    scan,
    scan_results_df,
    scanner,
    transcripts_db,
    transcripts_from,
    validation_set,
)

told, exported, cases, levels_file, folder = sys.argv[1:6]
levels = json.loads(Path(levels_file).read_text(encoding="utf-8"))
database, scanned, scans = (Path(folder) / name for name in ("database", "scanned", "scans"))


def call_of(call):
    # Scout does not read back an empty key, which our arguments have
    arguments = {"path": "a/😀", "n": 9007199254740993}
    return ToolCall(id=call["id"], function=call["function"]["name"], arguments=arguments)


def message_of(row):
    match row["role"]:
        case "tool":
            return ChatMessageTool(content=row["content"], tool_call_id=row["tool_call_id"], function=row["name"])
        case "assistant":
            calls = [call_of(one) for one in row["tool_calls"]]
            return ChatMessageAssistant(content=row["content"], tool_calls=calls or None)
        case _:
            return ChatMessageUser(content=row["content"])


def transcript_of(row):
    return Transcript(
        transcript_id=row["source_id"],
        source_type="touchstone",
        source_id="study",
        source_uri="study.touchstone",
        task_set="odd",
        model=row["model"],
        score=levels[row["source_id"]],
        messages=[message_of(message) for message in row["messages"]],
    )


async def keep(rows, place):
    async with transcripts_db(str(place)) as db:
        await db.insert([transcript_of(row) for row in rows])


@scanner(messages="all")
def judge():
    async def judged(transcript: Transcript) -> Result:
        return Result(value=levels[transcript.transcript_id], explanation=f"{len(transcript.messages)} messages 😀")

    return judged


rows = [json.loads(line) for line in Path(exported).read_text(encoding="utf-8").split("\n") if line]
asyncio.run(keep(rows, database))
# a scan names files by ids, so an id with a slash ends it
asyncio.run(keep([row for row in rows if "/" not in row["source_id"]], scanned))
read = validation_set(cases)
status = scan(
    [("judge", judge())],
    transcripts_from(str(scanned)),
    str(scans),
    validation={"judge": read},
    max_processes=1,
    display="plain",
)
frame = scan_results_df(status.location).scanners["judge"]
columns = ["transcript_id", "value", "explanation", "validation_target", "validation_result"]
document = {
    "complete": status.complete,
    "location": status.location,
    "cases": [{"id": case.id, "target": case.target, "split": case.split} for case in read.cases],
    "rows": json.loads(frame[columns].to_json(orient="records")),
}
Path(told).write_text(json.dumps(document), encoding="utf-8")
