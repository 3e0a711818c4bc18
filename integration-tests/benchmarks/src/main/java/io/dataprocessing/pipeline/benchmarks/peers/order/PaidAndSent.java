package io.dataprocessing.pipeline.benchmarks.peers.order;

/** A paid and a sent order of an account that are near each other in time. */
public class PaidAndSent {

    private long account;
    private long paid;
    private long sent;
    private double amount;

    /** With nothing in it, as Jackson and Flink make it. */
    public PaidAndSent() {}

    public long getAccount() {
        return account;
    }

    public void setAccount(long account) {
        this.account = account;
    }

    public long getPaid() {
        return paid;
    }

    public void setPaid(long paid) {
        this.paid = paid;
    }

    public long getSent() {
        return sent;
    }

    public void setSent(long sent) {
        this.sent = sent;
    }

    public double getAmount() {
        return amount;
    }

    public void setAmount(double amount) {
        this.amount = amount;
    }
}
