/**
 * Steps that look at a record as a whole: they check it, give it another key or headers, unwrap it
 * or watch it go by. They must not know Flink, and keep no state by key. Pipeline files name them;
 * the platform finds them through ServiceLoader.
 */
package io.dataprocessing.pipeline.processors.record;
