"""Reads our tables with Spark on this machine, in several partitions."""

import os

from spark_session import spark
from tell import tell


def told(frame):
    return frame.columns, [kind for _, kind in frame.dtypes], [tuple(row) for row in frame.collect()]


def parquet(path):
    return told(spark.read.parquet(path))


def csv(path):
    # the options of the data sheet: without them "" is missing, a NUL after a quote is lost, and line ends in cells
    # change
    quotes = {"quote": '"', "escape": '"', "charToEscapeQuoteEscaping": '"'}
    return told(spark.read.csv(path, header=True, multiLine=True, lineSep="\r\n", nullValue="\uffff", maxCharsPerColumn=-1, **quotes))


def rates(folder):
    for name in ("gold", "scores"):
        spark.read.parquet(os.path.join(folder, f"{name}.parquet")).repartition(4).createOrReplaceTempView(name)
    with open(os.path.join(os.path.dirname(__file__), "rates.sql"), encoding="utf-8") as file:
        return [row.asDict() for row in spark.sql(file.read()).collect()]


tell(parquet, parquet, csv, rates)
spark.stop()
