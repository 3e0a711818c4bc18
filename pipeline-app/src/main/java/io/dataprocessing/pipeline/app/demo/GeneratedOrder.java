package io.dataprocessing.pipeline.app.demo;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * A record for the topic of orders.
 *
 * @param customer the record's key
 * @param value the record's value, which need not be what it should
 */
record GeneratedOrder(String customer, String value) {

    GeneratedOrder {
        requireNonNull(customer, "customer");
        requireNonNull(value, "value");
    }

    byte[] key() {
        return customer.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
