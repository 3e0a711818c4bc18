/**
 * How what is planned in one place is made again in another: the task of an operator. It must not
 * know what is made. Operators carry it, whatever builds them gives it.
 */
package io.dataprocessing.pipeline.core.task;
