package io.dataprocessing.pipeline.app;
@picocli.CommandLine.Command(name = "describe")
final class DescribeCommand implements Runnable { public void run() {} }
