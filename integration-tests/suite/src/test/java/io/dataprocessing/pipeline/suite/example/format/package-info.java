/**
 * A format as a team would bring it in a JAR of its own: the code of docs/writing-a-format.md. It
 * knows nothing but pipeline-api. The contract test and the documentation use it.
 */
package io.dataprocessing.pipeline.suite.example.format;
