package io.dataprocessing.pipeline.benchmarks.peers.order;

import java.util.List;

/** What was ordered. */
public class Item {

    private String sku;
    private String name;
    private int quantity;
    private double price;
    private List<String> tags;

    /** With nothing in it, as Jackson and Flink make it. */
    public Item() {}

    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public double getPrice() {
        return price;
    }

    public void setPrice(double price) {
        this.price = price;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags;
    }
}
