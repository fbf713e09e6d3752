"""Checks the messages of our JSONL files (arguments after the first) against the types of the OpenAI API, and writes them."""

import json
import sys
import typing

from pydantic import TypeAdapter, ValidationError

typing.Iterable = list  # pydantic checks an Iterable only when it is read, and would refuse nothing
from openai.types.chat import ChatCompletionMessageParam

messages_of = TypeAdapter(list[ChatCompletionMessageParam])
told = []
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            try:
                read = json.loads(messages_of.dump_json(messages_of.validate_python(row["request"]["messages"] if "request" in row else row["messages"])))
                told.append({"id": row["transcript_id"], "messages": read, "refused": None})
            except ValidationError as error:
                told.append({"id": row["transcript_id"], "messages": [], "refused": str(error)[:600]})
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(told, file)
