/**
 * The connector {@code kafka}: reads topics into events and writes events to topics, exactly once
 * where that's asked for. It must not know formats, steps or how a plan is made, and it ships no
 * secret: client properties that hold one travel as references and are resolved on the task. The
 * connectors are found through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.kafka;
