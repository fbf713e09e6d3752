"""Checks the requests of our JSONL files (arguments after the first) against the types of the Anthropic API, and writes them."""

import json
import sys
import typing

from pydantic import ConfigDict, TypeAdapter, ValidationError

typing.Iterable = list  # pydantic checks an Iterable only when it is read, and would refuse nothing
from anthropic.types import MessageParam, TextBlockParam, ToolParam

strict = ConfigDict(extra="forbid")
parts = {
    "system": TypeAdapter(list[TextBlockParam], config=strict),
    "tools": TypeAdapter(list[ToolParam], config=strict),
    "messages": TypeAdapter(list[MessageParam], config=strict),
}
told = []
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            one = {"id": row["transcript_id"], "dimension": row["dimension"], "request": None, "refused": None}
            try:
                one["request"] = {name: json.loads(kind.dump_json(kind.validate_python(row["request"][name]))) for name, kind in parts.items()}
            except ValidationError as error:
                one["refused"] = str(error)[:600]
            told.append(one)
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(told, file)
