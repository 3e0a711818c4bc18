package com.acme.orders;

import java.time.Instant;

/** What a customer spent in a minute. */
public record Revenue(String customer, Instant windowStart, double revenue) {}
