/**
 * What runs on the tasks: Flink functions around processors, decoders and encoders, with error
 * policies, counters, timers and state. It must not know configuration, plans or how a graph is
 * built: whatever it needs comes in its constructors, ready to be serialized. The assembler puts
 * its functions into jobs.
 */
package io.dataprocessing.pipeline.core.runtime;
