/**
 * A processor as a team would write it, shown by the documentation. It must not use anything but
 * the API and the testkit. The page on writing a processor quotes it.
 */
package io.dataprocessing.pipeline.suite.example;
