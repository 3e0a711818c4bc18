/**
 * What a team implements to bring its own steps: processors of several shapes, the factories that
 * describe and create them, and what the platform hands them while they run. It must not know
 * Flink, Kafka or any other part of the platform; it needs the JDK and slf4j only. Plugin authors
 * compile against it, and the platform's own processors are written with it.
 */
package io.dataprocessing.pipeline.api;
