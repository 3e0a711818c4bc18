package io.dataprocessing.pipeline.benchmarks.peers.order;

/** Where something goes. */
public class Address {

    private String street;
    private String zip;
    private String city;
    private String country;

    /** With nothing in it, as Jackson and Flink make it. */
    public Address() {}

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getZip() {
        return zip;
    }

    public void setZip(String zip) {
        this.zip = zip;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }
}
