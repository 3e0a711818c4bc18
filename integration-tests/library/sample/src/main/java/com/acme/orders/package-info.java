/**
 * A Flink program that has streams of its own and uses the platform for parts of the work. It knows
 * the platform's public classes and no files of its build. The library's page in the documentation
 * shows it.
 */
package com.acme.orders;
