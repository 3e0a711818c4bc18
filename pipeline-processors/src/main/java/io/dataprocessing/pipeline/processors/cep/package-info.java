/**
 * The step {@code pattern}: sequences of events of a key, found by Flink's CEP library. It must not
 * know the pipeline file, other steps or how events are read and written; of Flink it uses public
 * classes only. The catalog finds its transform through ServiceLoader.
 */
package io.dataprocessing.pipeline.processors.cep;
