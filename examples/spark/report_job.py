"""Read a folder of documents on a cluster: metrics, nodes and findings as partitioned Parquet, and a table of errors.

    spark-submit --py-files kjrep-….whl examples/spark/report_job.py INPUT OUTPUT

INPUT is anything that Spark's binaryFile reads (a folder, also on HDFS or an object store). OUTPUT gets metrics/, nodes/,
findings/ and errors/. A document that cannot be read is a row of errors/; it never fails the job. docs/clusters.md tells
how to size it."""
import argparse
from typing import Iterator

TABLES = ("metric", "node", "finding")
FOLDERS = {"metric": ("metrics", "kind"), "node": ("nodes", "kind"), "finding": ("findings", "rule")}


def list_of(table, counts):
    """Rows of many documents as one list a document."""
    import pyarrow

    rows = table.combine_chunks().to_struct_array()
    offsets = [0]
    for count in counts:
        offsets.append(offsets[-1] + count)
    chunk = rows.combine_chunks() if isinstance(rows, pyarrow.ChunkedArray) else rows
    return pyarrow.ListArray.from_arrays(pyarrow.array(offsets, pyarrow.int32()), chunk)


def read_documents(batches) -> Iterator:
    """mapInArrow: rows of (path, content) to rows of (doc, error, metric, node, finding), a list for each table."""
    import kjrep
    import pyarrow

    for batch in batches:
        docs, errors, reports, findings = batch.column("path").to_pylist(), [], [], []
        for path, content in zip(docs, batch.column("content")):
            report = checked = error = None
            try:
                report = kjrep.parse(content.as_buffer(), name=path)
                checked = report.validate()
            except Exception as raised:  # whatever it is: no document fails the job
                report, checked, error = None, None, str(raised) or type(raised).__name__
            reports.append(report)
            findings.append(checked)
            errors.append(error)
        good = [report for report in reports if report]
        lists = []
        for name, sources in (("metric", good), ("node", good), ("finding", [one for one in findings if one is not None])):
            # A document that could not be read has empty lists.
            counts = [len(report.metrics if name == "metric" else report.nodes if name == "node" else checked)
                      if report else 0 for report, checked in zip(reports, findings)]
            lists.append(list_of(pyarrow.table(kjrep.Table(sources, name)).drop_columns(["report"]), counts))
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array(docs, pyarrow.string()),
                                               pyarrow.array(errors, pyarrow.string()), *lists],
                                              names=["doc", "error", *TABLES])


def schema():
    """The type of what read_documents() gives."""
    import kjrep
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import ArrayType, StringType, StructField, StructType

    fields = [StructField("doc", StringType()), StructField("error", StringType())]
    for name in TABLES:
        columns = pyarrow.schema([field.with_nullable(True) for field in pyarrow.schema(kjrep.Table([], name))
                                  if field.name != "report"])
        fields.append(StructField(name, ArrayType(from_arrow_schema(columns))))
    return StructType(fields)


def run(spark, source: str, target: str) -> None:
    from pyspark import StorageLevel
    from pyspark.sql.functions import explode

    # Documents of a batch are in memory at once, as bytes and as reports.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
    # By Spark's own 4 MiB a task has some 30 documents, and each writes a file for every kind and rule.
    spark.conf.set("spark.sql.files.openCostInBytes", str(256 << 10))
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(source)
    read = files.select("path", "content").mapInArrow(read_documents, schema())
    read = read.persist(StorageLevel.DISK_ONLY)  # four tables are written from one reading
    try:
        read.where("error IS NOT NULL").select("doc", "error").write.mode("overwrite").parquet(f"{target}/errors")
        for name, (folder, partition) in FOLDERS.items():
            rows = read.select(explode(name).alias("row")).select("row.*")
            rows.write.mode("overwrite").partitionBy(partition).parquet(f"{target}/{folder}")
    finally:
        read.unpersist()


def main() -> None:
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("kjrep").getOrCreate()
    try:
        run(spark, options.input, options.output)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
