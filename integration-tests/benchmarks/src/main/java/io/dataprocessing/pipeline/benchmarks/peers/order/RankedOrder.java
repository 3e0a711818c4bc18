package io.dataprocessing.pipeline.benchmarks.peers.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One of the largest orders of an account in a minute. */
public class RankedOrder {

    private long account;

    @JsonProperty("window_start")
    private long windowStart;

    private long id;
    private double amount;

    /** With nothing in it, as Jackson and Flink make it. */
    public RankedOrder() {}

    public long getAccount() {
        return account;
    }

    public void setAccount(long account) {
        this.account = account;
    }

    public long getWindowStart() {
        return windowStart;
    }

    public void setWindowStart(long windowStart) {
        this.windowStart = windowStart;
    }

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    public double getAmount() {
        return amount;
    }

    public void setAmount(double amount) {
        this.amount = amount;
    }
}
