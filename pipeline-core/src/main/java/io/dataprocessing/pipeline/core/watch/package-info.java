/**
 * How long calls into plugins take: one thread looks at all of them from time to time, says where
 * one is stuck, interrupts it and at last fails its task. It must not know steps, events or error
 * policies, and calls cost it no look at a clock. Whatever calls plugins on tasks uses it.
 */
package io.dataprocessing.pipeline.core.watch;
