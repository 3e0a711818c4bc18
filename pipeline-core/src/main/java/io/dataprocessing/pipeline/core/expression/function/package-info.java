/**
 * What compiled expressions call while they run: arithmetic with overflow checks, text, time and
 * collection functions, each a static method over plain Java values. It must not know types, syntax
 * or how code is generated. Only generated code and the constant folding of the expression compiler
 * use it.
 */
package io.dataprocessing.pipeline.core.expression.function;
