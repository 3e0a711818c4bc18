/**
 * Gives tests a real schema registry, Apicurio's, which speaks Confluent's protocol, in a process
 * of its own. It knows nothing of pipelines and formats, and reaches the registry through
 * Confluent's client as any application would. The tests of the suite use it through {@link
 * io.dataprocessing.pipeline.suite.registry.RegistryExtension}.
 */
package io.dataprocessing.pipeline.suite.registry;
