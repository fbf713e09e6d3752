"""Runs printed queries on Spark with several partitions, and writes their results as Parquet."""

import json
import sys

from spark_session import spark

told, *steps = sys.argv[1:]
partitions = {}
for query, folder in zip(steps[::2], steps[1::2]):
    with open(query, encoding="utf-8") as file:
        found = spark.sql(file.read())
    found.repartition(3).write.parquet(folder)
    partitions[folder] = spark.read.parquet(folder).rdd.getNumPartitions()
with open(told, "w", encoding="utf-8") as file:
    json.dump(partitions, file)
spark.stop()
