package io.dataprocessing.pipeline.app;
@picocli.CommandLine.Command(name = "list")
final class ListCommand implements Runnable { public void run() {} }
