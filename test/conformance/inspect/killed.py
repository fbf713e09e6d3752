"""Runs an evaluation that is killed before its end, which leaves an unfinished log."""

import os
import sys

from inspect_ai import Task, eval
from inspect_ai.dataset import Sample
from inspect_ai.model import ModelOutput, ModelUsage, get_model
from inspect_ai.solver import generate, solver

WHOLE = 5


@solver
def killed():
    async def solve(state, generate):
        if state.sample_id == WHOLE + 1:
            os._exit(9)
        return state

    return solve


def answer(messages, tools, tool_choice, config):
    output = ModelOutput.from_content("mockllm/model", f"I answer {messages[-1].text}")
    output.usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
    return output


samples = [Sample(id=at + 1, input=f"question {at + 1}", target="t") for at in range(WHOLE + 2)]
eval(
    Task(name="killed", dataset=samples, solver=[killed(), generate()]),
    model=get_model("mockllm/model", custom_outputs=answer),
    max_samples=1,
    log_buffer=2,
    log_dir=sys.argv[1],
    log_format="eval",
    display="plain",
)
