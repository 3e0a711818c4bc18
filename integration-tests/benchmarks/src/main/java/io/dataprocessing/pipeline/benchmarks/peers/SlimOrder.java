package io.dataprocessing.pipeline.benchmarks.peers;

/** What joins and rankings read of an order, as Flink's serializer of Java objects wants it. */
public final class SlimOrder {

    /** The field {@code id}. */
    public long id;

    /** The field {@code ts}. */
    public long time;

    /** The field {@code account}. */
    public long account;

    /** The field {@code amount}. */
    public double amount;

    /** The field {@code status}. */
    public String status;

    /** For Flink. */
    public SlimOrder() {}
}
