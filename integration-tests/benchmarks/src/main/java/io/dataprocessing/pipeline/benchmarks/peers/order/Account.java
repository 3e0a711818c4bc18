package io.dataprocessing.pipeline.benchmarks.peers.order;

/** An account that has ordered. */
public class Account {

    private long account;

    /** With nothing in it, as Jackson and Flink make it. */
    public Account() {}

    public long getAccount() {
        return account;
    }

    public void setAccount(long account) {
        this.account = account;
    }
}
