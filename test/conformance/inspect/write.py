"""Evaluates a mock model and writes its log as zstd, deflate, chunked, .json and with edits; also writes the log of a killed run."""

import json
import os
import subprocess
import sys
from pathlib import Path

from inspect_ai import Task, eval
from inspect_ai.dataset import Sample
from inspect_ai.log import ProvenanceData, edit_score, read_eval_log, write_eval_log
from inspect_ai.log._recorders.chunked import convert_eval_logs_to_chunked
from inspect_ai.model import (
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageUser,
    ContentImage,
    ContentReasoning,
    ContentText,
    ModelOutput,
    ModelUsage,
    get_model,
)
from inspect_ai.scorer import Score, ScoreEdit, mean, model_graded_qa, scorer
from inspect_ai.solver import generate, use_tools
from inspect_ai.tool import tool

told, odd_file, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
odd = json.loads(Path(odd_file).read_text(encoding="utf-8"))
texts, ids, arguments = odd["texts"], odd["ids"], json.loads(odd["arguments"])
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
TURNS = 8


@tool
def read_file():
    async def execute(path: str, nested: dict, number: int):
        """Reads a file.

        Args:
            path: The path.
            nested: Anything.
            number: A large number.
        """
        if path == "missing":
            raise FileNotFoundError(path)
        return f"{path} holds {texts['emoji']} {number}"

    return execute


def counted(output):
    """Sets a usage, without which the mock model would download a tokenizer to count tokens."""
    output.usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
    return output


def answer(messages, tools, tool_choice, config):
    """The mock model: thinks and calls the tool in each turn, sometimes for a missing file, and answers at the end."""
    turns = sum(message.role == "assistant" for message in messages)
    thought = ContentReasoning(reasoning=f"I think {texts['right-to-left']}", signature="signed")
    if tools and turns < TURNS and messages[-1].role != "assistant":
        path = "missing" if turns % 5 == 4 else f"a/{turns} 😀"
        output = ModelOutput.for_tool_call(
            "mockllm/model", "read_file", {"path": path, "nested": arguments, "number": 9007199254740993}
        )
        output.choices[0].message.content = [thought, ContentText(text=f"{texts['combining']} before call {turns}")]
        return counted(output)
    words = [thought, ContentText(text=texts["markup"]), ContentText(text=texts["line-ends"])]
    return counted(ModelOutput.from_message(ChatMessageAssistant(content=words, model="mockllm/model")))


@scorer(metrics=[])
def letters():
    async def score(state, target):
        return Score(value="C" if state.epoch == 1 else "P", answer=texts["emoji"], explanation=texts["right-to-left"])

    return score


@scorer(metrics={"harm": [mean()], "trust 😀": [mean()]})
def several():
    async def score(state, target):
        value = {"harm": state.epoch * 2, "trust 😀": 0.5}
        return Score(value=value, explanation="several at once", metadata={"a": [1]})

    return score


@scorer(metrics=[])
def nothing():
    async def score(state, target):
        return Score(value=float("nan"), explanation="it was not scored")

    return score


@scorer(metrics=[])
def true():
    async def score(state, target):
        return Score(value=True)

    return score


conversation = [
    ChatMessageSystem(content=texts["long"]),
    ChatMessageUser(content=[ContentText(text=texts["nul"]), ContentImage(image=PIXEL)]),
    ChatMessageAssistant(content=texts["bom"]),
    ChatMessageUser(content=texts["words"]),
]
samples = [Sample(id=one, input=texts["plain"], target="t", metadata={"scenario": "blackmail"}) for one in ids[:-1]]
samples[0].input = conversation
samples.append(Sample(id=7, input="an id that is a number"))
samples.append(Sample(id="7 ", input="an id that ends in a space"))
judge = get_model("mockllm/model", custom_outputs=lambda *_: counted(ModelOutput.from_content("m", "GRADE: C")))
graded = model_graded_qa(model=judge)
task = Task(
    name="odd",
    dataset=samples,
    solver=[use_tools(read_file()), generate()],
    scorer=[letters(), several(), nothing(), true(), graded],
)
model = get_model("mockllm/model", custom_outputs=answer)


os.environ["INSPECT_USE_ZSTD"] = "1"
kept = folder / "zstd"
logs = eval(task, model=model, epochs=2, max_samples=13, log_dir=str(kept), log_format="eval", display="plain")
assert logs[0].status == "success", logs[0].error
[first] = kept.glob("*.eval")
convert_eval_logs_to_chunked(str(first), str(folder / "chunked"))
whole = read_eval_log(str(first))
(folder / "json").mkdir()
write_eval_log(whole, str(folder / "json" / "log.json"))
os.environ["INSPECT_USE_ZSTD"] = "0"
(folder / "deflate").mkdir()
write_eval_log(whole, str(folder / "deflate" / "log.eval"))

edited = whole
for sample in edited.samples:
    by = ProvenanceData(author="Ada 😀", reason=texts["nul"])
    changed = ScoreEdit(value={"harm": 1, "trust 😀": 0.5}, provenance=by)
    edit_score(edited, sample.id, "several", changed, False, sample.epoch)
    added = ScoreEdit(value=3, explanation="her own", provenance=by)
    edit_score(edited, sample.id, "human", added, False, sample.epoch)
(folder / "edited").mkdir()
write_eval_log(edited, str(folder / "edited" / "edited.eval"))
killed = Path(__file__).parent / "killed.py"
assert subprocess.run([sys.executable, str(killed), str(folder / "unfinished")]).returncode == 9
Path(told).write_text("null")
