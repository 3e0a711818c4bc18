package io.dataprocessing.pipeline.benchmarks.peers.order;

/** What is left of an order by the projection. */
public class OrderTotal {

    private long id;
    private String sku;
    private String currency;
    private double total;

    /** With nothing in it, as Jackson and Flink make it. */
    public OrderTotal() {}

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public double getTotal() {
        return total;
    }

    public void setTotal(double total) {
        this.total = total;
    }
}
