package io.dataprocessing.pipeline.core.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataprocessing.pipeline.api.option.DataSize;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "200ms,PT0.2S",
        "30s,PT30S",
        "5min,PT5M",
        "5m,PT5M",
        "1h,PT1H",
        "7d,PT168H",
        "0s,PT0S",
        "10 s,PT10S",
        "1h30min,PT1H30M",
        "1h 30min,PT1H30M",
        "PT5M,PT5M",
        "P1D,PT24H"
    })
    void readsDurations(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|a duration needs a unit, e.g. 10s",
                "0|a duration needs a unit, e.g. 0s",
                "10 sekunden|unknown unit 'sekunden'. Use ms, s, min, h, d",
                "10mins|unknown unit 'mins' (did you mean 'min'?). Use ms, s, min, h, d",
                "1.5h|expected a duration such as 200ms, 30s, 5min, 1h or 7d, found '1.5h'",
                "-1s|expected a duration such as 200ms, 30s, 5min, 1h or 7d, found '-1s'",
                "soon|expected a duration such as 200ms, 30s, 5min, 1h or 7d, found 'soon'",
                "PT-5M|expected a duration such as 30s or PT30S, found 'PT-5M'",
                "P|expected a duration such as 30s or PT30S, found 'P'",
                "99999999999999999999s|duration '99999999999999999999s' is too long",
                "9999999999999999d|duration '9999999999999999d' is too long",
            })
    void saysWhatIsNoDuration(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.2S,200ms",
        "PT90S,90s",
        "PT2H,2h",
        "PT48H,2d",
        "PT0S,0s",
        "PT0.0000001S,PT0.0000001S"
    })
    void printsThemAsFilesWriteThem(Duration duration, String text) {
        assertThat(DurationText.print(duration)).isEqualTo(text);
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "100b,100",
        "512kb,524288",
        "64mb,67108864",
        "2 GB,2147483648",
        "0b,0",
        "1tb,1099511627776"
    })
    void readsSizes(String text, long bytes) {
        assertThat(DataSizeText.parse(text)).isEqualTo(new DataSize(bytes));
    }

    @ParameterizedTest
    @CsvSource({"100,100b", "524288,512kb", "67108864,64mb", "0,0b", "1025,1025b"})
    void printsSizes(long bytes, String text) {
        assertThat(DataSizeText.print(new DataSize(bytes))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64|a size needs a unit, e.g. 64mb",
                "64mib|unknown unit 'mib'. Use b, kb, mb, gb, tb",
                "big|expected a size such as 512kb, 64mb or 2gb, found 'big'",
                "99999999999gb|size '99999999999gb' is too large",
            })
    void saysWhatIsNoSize(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSizeText.parse(text))
                .withMessage(message);
    }
}
