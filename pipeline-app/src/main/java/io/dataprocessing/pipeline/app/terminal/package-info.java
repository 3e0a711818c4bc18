/**
 * What people see: lines, a status line that stays at the bottom, tables, numbers in words. It must
 * not know what a pipeline or a job is. Every verb of the command line writes through it.
 */
package io.dataprocessing.pipeline.app.terminal;
