package io.dataprocessing.pipeline.benchmarks.peers.order;

import java.util.List;
import java.util.Map;

/** A large order, as the typical engineer's class has it. */
public class LargeOrder extends Order {

    private List<Item> items;
    private Address billing;
    private Address shipping;
    private Map<String, String> attributes;
    private String note;

    /** With nothing in it, as Jackson and Flink make it. */
    public LargeOrder() {}

    public List<Item> getItems() {
        return items;
    }

    public void setItems(List<Item> items) {
        this.items = items;
    }

    public Address getBilling() {
        return billing;
    }

    public void setBilling(Address billing) {
        this.billing = billing;
    }

    public Address getShipping() {
        return shipping;
    }

    public void setShipping(Address shipping) {
        this.shipping = shipping;
    }

    public Map<String, String> getAttributes() {
        return attributes;
    }

    public void setAttributes(Map<String, String> attributes) {
        this.attributes = attributes;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
