/**
 * Steps that look up in tables, and rules that come as records, on real brokers and a cluster. They
 * must not know how tables and rules are kept. JUnit runs them.
 */
package io.dataprocessing.pipeline.suite.lookup;
