/**
 * The words of a pipeline file, each with its position: what the parser gives and what library
 * users build in Java. It must not decide anything, know a default or a type, or touch Flink. The
 * planner and the option binder read it.
 *
 * <p>Codes: E001 unreadable, E002 too large, E003 no UTF-8, E004 empty, E005 no YAML, E006 tab,
 * E007 quote not closed, E008 bracket not closed, E009 out of place, E010 key twice, E011 tag, E012
 * anchor or alias, E013 nesting, E014 second document, E015 key that is no word, E016 character;
 * E020 variable not set, E021 no reference, E022 file out of bounds, E023 no path; E030 unknown
 * key, E031 required key missing, E032 value not allowed, E033 another shape, E034 nothing to run;
 * E040 no assignment, E041 no such profile, E042 nothing of that name to set, E043 nothing can be
 * set there.
 */
package io.dataprocessing.pipeline.core.config;
