/**
 * The Nexmark queries as pipeline files, run on published and on generated events and held against
 * what plain Java computes of the same events. It must not know how a processor works: what it
 * expects is computed without anything of the platform. Nobody else uses it.
 */
package io.dataprocessing.pipeline.suite.nexmark;
