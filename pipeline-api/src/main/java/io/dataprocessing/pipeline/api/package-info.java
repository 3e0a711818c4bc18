/**
 * What authors of processors compile against: types of data, processors, their state and their
 * configuration. It must not know anything but the JDK and slf4j. Plugin JARs, the built-in
 * processors and the core use it.
 */
package io.dataprocessing.pipeline.api;
