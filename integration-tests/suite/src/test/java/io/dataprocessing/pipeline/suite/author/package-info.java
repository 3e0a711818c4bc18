/**
 * The way of a plugin's author, walked as the documentation says: a new project, its build, its JAR
 * in the folder, a pipeline that names it; and JARs that were built against an earlier API. It must
 * not reach into what it tests, only call commands and public types. The build runs these tests.
 */
package io.dataprocessing.pipeline.suite.author;
