/**
 * What is different between two pipelines, in words and in effect, and what becomes of the state of
 * the one when the other starts from it. It must not decide whether state fits, which {@code
 * core.savepoint} does, or print anything. The verb {@code diff} shows it before an upgrade.
 */
package io.dataprocessing.pipeline.core.diff;
