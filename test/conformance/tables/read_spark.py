"""Reads our tables with Spark on this machine, in several partitions."""

import os
import sys

from pyspark.sql import SparkSession
from tell import tell

os.environ["PYSPARK_PYTHON"] = sys.executable
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.memory", "1g")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "4")
    .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def told(frame):
    return frame.columns, [kind for _, kind in frame.dtypes], [tuple(row) for row in frame.collect()]


def parquet(path):
    return told(spark.read.parquet(path))


def csv(path):
    return told(spark.read.csv(path, header=True, multiLine=True, quote='"', escape='"', lineSep="\r\n", maxCharsPerColumn=-1))


def rates(folder):
    for name in ("gold", "scores"):
        spark.read.parquet(os.path.join(folder, f"{name}.parquet")).repartition(4).createOrReplaceTempView(name)
    with open(os.path.join(os.path.dirname(__file__), "rates.sql"), encoding="utf-8") as file:
        return [row.asDict() for row in spark.sql(file.read()).collect()]


tell(parquet, parquet, csv, rates)
spark.stop()
