package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.Row;

/** A sample as Jackson's data binding and Flink's serializer of Java objects want it. */
public final class SampleOrder {

    /** The field {@code id}. */
    public long id;

    /** The field {@code order_time}, in ISO 8601. */
    public String order_time;

    /** The field {@code country}. */
    public String country;

    /** The field {@code sku}. */
    public String sku;

    /** The field {@code quantity}. */
    public int quantity;

    /** The field {@code price}. */
    public double price;

    /** The field {@code amount}. */
    public double amount;

    /** The field {@code discount}. */
    public Double discount;

    /** The field {@code currency}. */
    public String currency;

    /** The field {@code channel}. */
    public String channel;

    /** The field {@code express}. */
    public boolean express;

    /** The field {@code weight}. */
    public double weight;

    /** The field {@code user}. */
    public User user;

    /** The field {@code status}. */
    public String status;

    /** The field {@code note}. */
    public String note;

    /** Who ordered. */
    public static final class User {

        /** The field {@code id}. */
        public long id;

        /** The field {@code name}. */
        public String name;

        /** The field {@code age}. */
        public int age;

        /** The field {@code premium}. */
        public boolean premium;

        /** For Jackson and Flink. */
        public User() {}
    }

    /** For Jackson and Flink. */
    public SampleOrder() {}

    static SampleOrder of(Row row) {
        SampleOrder order = new SampleOrder();
        order.id = row.getLong(0);
        order.order_time = row.getTimestamp(1).toString();
        order.country = row.getString(2);
        order.sku = row.getString(3);
        order.quantity = row.getInt(4);
        order.price = row.getDouble(5);
        order.amount = row.getDouble(6);
        order.discount = (Double) row.get(7);
        order.currency = row.getString(8);
        order.channel = row.getString(9);
        order.express = row.getBoolean(10);
        order.weight = row.getDouble(11);
        order.user = user(row.getRow(12));
        order.status = row.getString(13);
        order.note = (String) row.get(14);
        return order;
    }

    private static User user(Row row) {
        User user = new User();
        user.id = row.getLong(0);
        user.name = row.getString(1);
        user.age = row.getInt(2);
        user.premium = row.getBoolean(3);
        return user;
    }
}
