package io.dataprocessing.pipeline.processors.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.processors.job.TestJob;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlProblemsTest {

    private static final String REST = "ttl: none\nlate: keep\n";
    private static final String OTHER = "id: string, at: timestamp";
    private static final String COUNTS = "SELECT `user`, COUNT(*) AS c FROM ev GROUP BY `user`";

    @Test
    void eachInputHasAName() {
        assertThat(problems("[a]", "SELECT 1 AS x", REST))
                .containsExactly(
                        "12:13 E150 step 'q', option 'tables': the step has 2 inputs and 1 name."
                                + " Give a name for each, in the order of 'input'.");
        assertThat(problems("[a, a]", "SELECT 1 AS x", REST))
                .containsExactly(
                        "12:17 E150 step 'q', option 'tables[1]': there is a table 'a' already.");
        assertThat(problems("[a, 'b c']", "SELECT 1 AS x", REST))
                .containsExactly(
                        "12:17 E150 step 'q', option 'tables[1]': 'b c' can't name a table. Use"
                                + " letters, digits and _, beginning with a letter or _.");
    }

    @Test
    void whatIsWrongWithAQueryIsSaidAtItsPlace() {
        assertThat(problems("SELECT `user`,\n  nn FROM ev"))
                .containsExactly(
                        "15:9 E150 step 'q', option 'query': Column 'nn' not found in any table.");
        assertThat(problems("SELECT `user`\nFORM ev"))
                .containsExactly(
                        "15:12 E150 step 'q', option 'query': \"ev\" isn't expected here.");
        assertThat(problems("SELECT id FROM nope"))
                .containsExactly(
                        "14:22 E150 step 'q', option 'query': Object 'nope' not found. Tables: ev,"
                                + " other.");
        assertThat(problems("SELECT foo(n) AS x FROM ev"))
                .containsExactly(
                        "14:14 E150 step 'q', option 'query': No match found for function signature"
                                + " foo(<NUMERIC>).");
    }

    @Test
    void onlyOneQueryIsAllowed() {
        String onlyQuery =
                "14:7 E150 step 'q', option 'query': only a query is allowed here: SELECT, WITH,"
                        + " VALUES, or several joined by UNION.";
        assertThat(problems("CREATE TABLE x (a INT)")).containsExactly(onlyQuery);
        assertThat(problems("INSERT INTO ev SELECT * FROM ev")).containsExactly(onlyQuery);
        assertThat(problems("SELECT 1 AS x; SELECT 2 AS x"))
                .containsExactly(
                        "14:7 E150 step 'q', option 'query': only one query is allowed here,"
                                + " without a ';' behind which another follows.");
    }

    @Test
    void aResultThatChangesNeedsAKey() {
        assertThat(problems(COUNTS))
                .containsExactly(
                        "14:7 E150 step 'q', option 'query': the query changes rows that it has"
                                + " emitted (GroupAggregate), and 'changelog: append' takes rows"
                                + " only that stay. Set 'changelog: upsert' and the 'key' of the"
                                + " result, or aggregate over windows.");
        assertThat(problems("[ev, other]", COUNTS, REST + "changelog: upsert\n"))
                .containsExactly(
                        "9:11 E150 step 'q', option 'key': with 'changelog: upsert' the columns are"
                                + " needed by which rows replace each other.");
        assertThat(problems("[ev, other]", COUNTS, REST + "changelog: upsert\nkey: [usr]\n"))
                .containsExactly(
                        "18:11 E150 step 'q', option 'key[0]': the result has no column 'usr'."
                                + " Columns: user, c.");
        assertThat(
                        problems(
                                "[ev, other]",
                                "SELECT NULLIF(`user`, 'x') AS u, COUNT(*) AS c FROM ev"
                                        + " GROUP BY NULLIF(`user`, 'x')",
                                REST + "changelog: upsert\nkey: [u]\n"))
                .containsExactly(
                        "18:11 E150 step 'q', option 'key[0]': column 'u' of the result can be"
                                + " null, and a key can't. Use COALESCE(u, …) AS u.");
        assertThat(problems("[ev, other]", "SELECT `user` FROM ev", REST + "key: [user]\n"))
                .containsExactly(
                        "17:10 E150 step 'q', option 'key': it has no effect with 'changelog:"
                                + " append'. Leave it out.");
    }

    @Test
    void columnsHaveNamesAndTypes() {
        assertThat(problems("SELECT n + 1 FROM ev"))
                .containsExactly(
                        "13:12 E150 step 'q', option 'query': column 1 of the result has no name."
                                + " Give it one with AS.");
        assertThat(problems("SELECT INTERVAL '1' MONTH AS m FROM ev"))
                .containsExactly(
                        "13:12 E150 step 'q', option 'query': column 'm' of the result is INTERVAL"
                                + " MONTH NOT NULL, for which records have no type. Cast it to"
                                + " another.");
        assertThat(
                        job("[ev, other]", "SELECT n FROM ev", REST)
                                .source("other", "id: string, took: duration?")
                                .problems())
                .containsExactly(
                        "12:18 E150 step 'q', option 'tables[1]': field 'took' of 'other' holds a"
                                + " duration, which SQL can't hold exactly. Convert it or leave it"
                                + " out in a 'map' before.");
    }

    @Test
    void aResultHasOneTime() {
        assertThat(problems("[ev, other]", "SELECT n FROM ev", REST + "time-column: at\n"))
                .containsExactly(
                        "17:18 E150 step 'q', option 'time-column': table 'other' has a field 'at'."
                                + " Give the column with the event time another name.");
        assertThat(problems("[ev, other]", "SELECT n FROM ev", REST + "time-field: n\n"))
                .containsExactly(
                        "17:17 E150 step 'q', option 'time-field': column 'n' of the result is long"
                                + " and no timestamp.");
        assertThat(
                        problems(
                                "SELECT ev.rowtime AS a, other.rowtime AS b FROM ev JOIN other"
                                        + " ON ev.`user` = other.id AND ev.rowtime BETWEEN"
                                        + " other.rowtime - INTERVAL '1' HOUR AND other.rowtime"))
                .containsExactly(
                        "14:7 E150 step 'q', option 'query': columns a, b of the result all have a"
                                + " watermark, and only one can be the time of its records. Cast the"
                                + " others to TIMESTAMP_LTZ(3).");
    }

    private static List<String> problems(String query) {
        return problems("[ev, other]", query, REST);
    }

    private static List<String> problems(String tables, String query, String rest) {
        return job(tables, query, rest).source("other", OTHER).problems();
    }

    private static TestJob job(String tables, String query, String rest) {
        return TestJob.of(
                        """
                        - name: q
                          input: [events, other]
                          type: sql
                          tables: %s
                          query: |
                        %s%s\
                        """
                                .formatted(tables, query.indent(4), rest.indent(2)))
                .source("events", "user: string, kind: string, n: long");
    }
}
