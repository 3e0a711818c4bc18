/**
 * State of steps: the handles that processors use, over Flink's state, with rows of the declared
 * schemas as contents. It must not know which kind of operator keeps the state, nor plans or
 * configuration. The runtime makes the handles when it opens a step.
 */
package io.dataprocessing.pipeline.core.state;
