"""Prints each quote of the evidence with its slices of the text that `touchstone show` prints, one line for each."""
import csv
import json
import sys

transcript, exported = sys.argv[1:3]
with open(transcript, encoding="utf-8") as file:
    messages = json.load(file)["messages"]
with open(exported, encoding="utf-8", newline="") as file:
    rows = [json.loads(line) for line in file] if exported.endswith(".jsonl") else list(csv.DictReader(file))
for row in rows:
    evidence = row["evidence"]
    for piece in json.loads(evidence or "[]") if isinstance(evidence, str) else evidence:
        block = messages[piece["message_number"] - 1]["blocks"][piece["block_number"] - 1]
        by_point = block["text"][piece["start_code_point"] : piece["end_code_point"]]
        units = block["text"].encode("utf-16-le")
        by_unit = units[2 * piece["start_utf16"] : 2 * piece["end_utf16"]].decode("utf-16-le")
        print(json.dumps([piece["quote"], by_point, by_unit]))
