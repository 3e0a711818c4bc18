package io.dataprocessing.pipeline.connectors.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.connectors.SharedData;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of others, a line a record, their header among them. */
class RealCsvTest {

    @Test
    void readsTaxiTrips() throws Exception {
        RowType type =
                (RowType)
                        DataTypes.parse(
                                "row<VendorID int?, tpep_pickup_datetime timestamp,"
                                        + " tpep_dropoff_datetime timestamp, passenger_count int?,"
                                        + " trip_distance double, RatecodeID int?,"
                                        + " store_and_fwd_flag string?, PULocationID int,"
                                        + " DOLocationID int, payment_type int?,"
                                        + " fare_amount decimal(10, 2), extra decimal(10, 2),"
                                        + " mta_tax decimal(10, 2), tip_amount decimal(10, 2),"
                                        + " tolls_amount decimal(10, 2),"
                                        + " improvement_surcharge decimal(10, 2),"
                                        + " total_amount decimal(10, 2),"
                                        + " congestion_surcharge decimal(10, 2)?, color string,"
                                        + " ehail_fee decimal(10, 2)?, trip_type int?>");
        CsvSettings settings =
                CsvSettings.defaults().header(Header.SKIP).timestamps(TimestampFormat.SQL);
        List<Row> rows = rows("events/taxi/nyc_taxi_2019-03_sample.csv", settings, type);
        assertThat(rows).hasSize(3_500);
        assertThat(rows.get(0).getDecimal(16)).isEqualTo(new BigDecimal("12.95"));
        CsvEncoder encoder = new CsvEncoder(settings.options(), type);
        CsvDecoder decoder = new CsvDecoder(settings.options(), type);
        for (Row row : rows) {
            assertThat(decoder.decode(encoder.encode(row))).isEqualTo(row);
        }
    }

    @Test
    void readsWeatherWithItsOwnWordForNull() throws Exception {
        RowType type =
                (RowType)
                        DataTypes.parse(
                                "row<origin string, year int, month int, day int, hour int,"
                                        + " temp double?, dewp double?, humid double?,"
                                        + " wind_dir int?, wind_speed double?, wind_gust double?,"
                                        + " precip double?, pressure double?, visib double?,"
                                        + " time_hour timestamp>");
        CsvSettings settings = CsvSettings.defaults().header(Header.SKIP).nullLiteral("NA");
        List<Row> rows = rows("events/sensors/nyc_airport_weather_2013.csv", settings, type);
        assertThat(rows).hasSize(26_115);
        assertThat(rows.get(0).isNull(10)).isTrue();
    }

    private static List<Row> rows(String path, CsvSettings settings, RowType type)
            throws Exception {
        CsvDecoder decoder = new CsvDecoder(settings.options(), type);
        List<Row> rows = new ArrayList<>();
        int headers = 0;
        for (String line : lines(path)) {
            try {
                rows.add(decoder.decode(line.getBytes(StandardCharsets.UTF_8)));
            } catch (NoRowException e) {
                headers++;
            }
        }
        assertThat(headers).isEqualTo(1);
        return rows;
    }

    private static List<String> lines(String path) throws IOException {
        Optional<Path> file = SharedData.find(path);
        assumeThat(file)
                .as("the folder shared/data is not there; -Dpipeline.test.data names it")
                .isPresent();
        return Files.readAllLines(file.get());
    }
}
