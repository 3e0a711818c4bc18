/**
 * Binds the words of a section to the Java record that somebody declared as its options, with
 * defaults, ranges and units, and tells what those options are. It must not know which sections
 * there are. The planner uses it when a pipeline is planned, the plugin runtime again on the tasks,
 * and the reference is printed from it.
 *
 * <p>Codes: E100 another kind of value, E101 whole number, E102 number, E103 true or false, E104
 * unknown option, E105 required option missing, E106 empty, E107 out of range, E108 other
 * characters, E109 not one of, E110 duration, E111 size, E112 type, E113 no such field, E114
 * refused by the options' own check, E115 reference to a secret where none may be; E230 and W230
 * expressions.
 */
package io.dataprocessing.pipeline.core.option;
