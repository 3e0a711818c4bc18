package io.dataprocessing.pipeline.benchmarks.peers.order;

/** Who ordered. */
public class User {

    private long id;
    private String country;
    private String tier;

    /** With nothing in it, as Jackson and Flink make it. */
    public User() {}

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public String getTier() {
        return tier;
    }

    public void setTier(String tier) {
        this.tier = tier;
    }
}
