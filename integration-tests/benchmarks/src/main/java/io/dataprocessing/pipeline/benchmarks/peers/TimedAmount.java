package io.dataprocessing.pipeline.benchmarks.peers;

/** What the careful window reads of an order; a POJO to Flink. */
public final class TimedAmount {

    /** The account that it's added up for. */
    public long account;

    /** When it was, in milliseconds. */
    public long time;

    /** How much it was. */
    public double amount;

    /** With nothing in it, as Flink makes it. */
    public TimedAmount() {}
}
