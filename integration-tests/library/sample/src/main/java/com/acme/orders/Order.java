package com.acme.orders;

import java.time.Instant;

/** An order of the shop. */
public record Order(String orderId, String customer, double amount, Instant at) {}
