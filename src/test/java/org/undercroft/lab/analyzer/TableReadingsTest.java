package org.undercroft.lab.analyzer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercroft.SharedSamples;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.analyzer.TableDriver.Beside;
import org.undercroft.lab.analyzer.TableDriver.Layout;
import org.undercroft.lab.analyzer.TableDriver.Rows;

class TableReadingsTest {

    private static final Said PLAIN = new Said();

    @Test
    void aRowHoldsOneResult() {
        TableDriver driver = PLAIN.results("Sample", "Test", "Result")
                .unit("Units")
                .flag("Flags")
                .driver();
        List<Reading> readings = read("Sample,Test,Result,Units,Flags\nS1,GLU,\"5,4\",mmol/L,H\n", driver);
        assertThat(readings).singleElement().satisfies(reading -> {
            assertThat(reading.specimen()).isEqualTo("S1");
            assertThat(reading.code()).isEqualTo("GLU");
            assertThat(reading.value()).isEqualTo("5,4");
            assertThat(reading.unit()).isEqualTo("mmol/L");
            assertThat(reading.flags()).isEqualTo("H");
        });
    }

    @Test
    void aRowHoldsASpecimenWithItsUnitsBesideTheValues() {
        TableDriver driver =
                PLAIN.specimens("No").separator(";").beside(Beside.UNIT).driver();
        assertThat(read("No;ALB;;K+;\n2;3,40;g/dL;8,50;mmol/L\n", driver))
                .extracting(reading -> reading.code() + "=" + reading.value() + " " + reading.unit())
                .containsExactly("ALB=3,40 g/dL", "K+=8,50 mmol/L");
    }

    @Test
    void onlyMappedColumnsCountOnceSomebodyMappedOne() {
        TableDriver driver = PLAIN.specimens("No").driver();
        Analyzer analyzer = analyzer(driver, "GLU");
        assertThat(TableReadings.of("No,Rack,GLU\nS1,4,90\n".getBytes(UTF_8), analyzer, ""))
                .extracting(Reading::code)
                .containsExactly("GLU");
    }

    @Test
    void fixedColumnsAreCutByTheirPlaces() {
        TableDriver driver =
                PLAIN.specimens("ID").fixed("ID 1-4; NA 6-8; K 10-13").driver();
        assertThat(read("S100 131  9.7\n\nS200 140\n", driver))
                .extracting(reading -> reading.specimen() + " " + reading.code() + " " + reading.value())
                .containsExactly("S100 NA 131", "S100 K 9.7", "S200 NA 140");
    }

    @Test
    void namesMayStandBelowAPreamble() {
        TableDriver driver =
                PLAIN.results("Name", "Target", "CT").heading("Well").driver();
        assertThat(only("Block,96\nRun,7\nWell,Name,Target,CT\n1,S1,RP,32.8\n", driver)
                        .value())
                .isEqualTo("32.8");
    }

    @Test
    void dateAndTimeOfTwoColumnsAreReadTogether() {
        TableDriver driver =
                PLAIN.results("S", "T", "V").time("D + H", "dd/MM/yyyy HH:mm").driver();
        assertThat(only("S,T,V,D,H\nS1,GLU,90,21/02/2015,11:55\n", driver).time())
                .isEqualTo("20150221115500");
    }

    @Test
    void aTimeThatDoesNotFitIsKeptAsItStands() {
        TableDriver driver =
                PLAIN.results("S", "T", "V").time("D", "dd/MM/yyyy").driver();
        assertThat(only("S,T,V,D\nS1,GLU,90,yesterday\n", driver).time()).isEqualTo("yesterday");
    }

    @Test
    void onlyRowsOfInterestAreRead() {
        TableDriver driver = PLAIN.results("S", "T", "V").only("Task=UNKNOWN").driver();
        assertThat(read("S,T,V,Task\nS1,GLU,90,UNKNOWN\nS2,GLU,80,STANDARD\n", driver))
                .extracting(Reading::specimen)
                .containsExactly("S1");
    }

    @Test
    void columnsMayBeNamedByTheirPlace() {
        TableDriver driver = PLAIN.results("#1", "#2", "#3").heading("").driver();
        assertThat(only("S1,GLU,90\n", driver).value()).isEqualTo("90");
    }

    @Test
    void wideCharactersAreFoundByTheirMark() {
        TableDriver driver = PLAIN.results("S", "T", "V").driver();
        byte[] wide = "\uFEFFS,T,V\nS1,µ,90\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(TableReadings.of(wide, analyzer(driver), ""))
                .extracting(Reading::code)
                .containsExactly("µ");
    }

    @Test
    void aMissingColumnIsSaidWithThoseThatAreThere() {
        TableDriver driver = PLAIN.results("Sample", "Test", "Result").driver();
        assertThatThrownBy(() -> read("ID,Test,Result\n1,2,3\n", driver))
                .isInstanceOf(UnacceptableMessage.class)
                .hasMessageContaining("no column 'Sample'")
                .hasMessageContaining("ID, Test, Result");
    }

    @Test
    void whatADriverMustSayIsDemanded() {
        assertThatThrownBy(() -> PLAIN.results("", "T", "V").driver()).hasMessageContaining("tube's number");
        assertThatThrownBy(() -> PLAIN.results("S", "", "V").driver()).hasMessageContaining("its test and its value");
        assertThatThrownBy(() -> PLAIN.specimens("S").fixed("nonsense").driver())
                .hasMessageContaining("no column");
        assertThatThrownBy(
                        () -> PLAIN.results("S", "T", "V").time("D", "QQQQQQQ").driver())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void realFilesAreReadByDescriptionAlone() throws IOException {
        TableDriver access = PLAIN.results("Sample ID", "Test Name", "Result")
                .unit("Units")
                .flag("Flags")
                .time("Comp. Time", "dd/MM/yyyy HH:mm:ss")
                .driver();
        Reading first = sample("beckman-access2.csv", access).getFirst();
        assertThat(first.specimen() + " " + first.code() + " " + first.value() + " " + first.unit())
                .isEqualTo("25255 HAV-IgM 0.22 S/CO");
        assertThat(first.time()).isEqualTo("20150221115543");

        TableDriver vetscan = PLAIN.specimens("Patient no.")
                .separator(";")
                .beside(Beside.UNIT)
                .time("Date", "dd/MM/yyyy h:mm a")
                .driver();
        assertThat(sample("abaxis-vetscan-vs2.csv", vetscan))
                .extracting(reading -> reading.code() + " " + reading.value() + " " + reading.unit())
                .contains("ALB 3,40 g/dL", "AST 415,00 U/L", "TP 5,80 g/dL");

        TableDriver taqman = PLAIN.results("Sample ID", "Test", "Result")
                .separator("tab")
                .time("Accepted Date/Time", "yyyy/MM/dd HH:mm:ss")
                .driver();
        assertThat(sample("roche-taqman48.rsf", taqman).getFirst())
                .extracting(Reading::specimen, Reading::code, Reading::value, Reading::time)
                .containsExactly("ACCC00218", "HI2QLD48", "Detected DBS", "20150601145902");

        TableDriver quant = PLAIN.results("Sample Name", "Target Name", "CT")
                .heading("Well")
                .only("Task=UNKNOWN")
                .driver();
        assertThat(sample("quantstudio3.csv", quant).getFirst())
                .extracting(Reading::specimen, Reading::code, Reading::value)
                .containsExactly("DEV01210000000000009", "RP", "32.854");

        TableDriver cobas = PLAIN.results("Sample", "Test", "Result")
                .separator(";")
                .unit("Unit")
                .flag("Flags")
                .time("Date + Time", "yyyyMMdd HH:mm")
                .driver();
        assertThat(sample("roche-cobas-c111-export.csv", cobas).getFirst())
                .extracting(Reading::specimen, Reading::code, Reading::value, Reading::flags, Reading::time)
                .containsExactly("03", "GLU2", "1.30", ">RR", "20160410174100");

        TableDriver spotchem =
                PLAIN.specimens("ID").fixed("ID 19-26; Na 43-55; K 67-74").driver();
        assertThat(sample("arkray-spotchem-el.txt", spotchem))
                .extracting(Reading::code)
                .contains("Na");
    }

    private static List<Reading> sample(String name, TableDriver driver) throws IOException {
        byte[] file = Files.readAllBytes(SharedSamples.folder("analyzers").resolve(name));
        return TableReadings.of(file, analyzer(driver), "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverAFileHoldsItIsReadOrRefusedWithWords(long seed) {
        Random random = new Random(seed);
        List<TableDriver> drivers = List.of(
                PLAIN.results("S", "T", "V").unit("U").time("D", "yyyy-MM-dd").driver(),
                PLAIN.specimens("S")
                        .separator("tab")
                        .beside(Beside.FLAG)
                        .heading("2")
                        .driver(),
                PLAIN.specimens("ID").fixed("ID 1-3; A 2-500").driver());
        for (int round = 0; round < 400; round++) {
            byte[] file = new byte[random.nextInt(300)];
            random.nextBytes(file);
            String letters = "S,T,V,U,D\n\r\t;\"\"SGLU 0123456789";
            for (int i = 0; i < file.length; i++) {
                if (random.nextInt(3) > 0) {
                    file[i] = (byte) letters.charAt(random.nextInt(letters.length()));
                }
            }
            try {
                TableReadings.of(file, analyzer(drivers.get(random.nextInt(drivers.size()))), "");
            } catch (UnacceptableMessage refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static List<Reading> read(String file, TableDriver driver) {
        return TableReadings.of(file.getBytes(UTF_8), analyzer(driver), "");
    }

    private static Reading only(String file, TableDriver driver) {
        List<Reading> readings = read(file, driver);
        assertThat(readings).hasSize(1);
        return readings.getFirst();
    }

    private static Analyzer analyzer(TableDriver driver, String... mapped) {
        return SampleAnalyzer.mapping(mapped).readBy(driver);
    }

    /** What a test says of a file; each word gives another description. */
    private record Said(
            String separator,
            String cuts,
            String heading,
            @Nullable Rows rows,
            String specimen,
            String test,
            String value,
            String unit,
            String flag,
            String time,
            String pattern,
            Beside beside,
            String only) {

        Said() {
            this(",", "", "1", null, "", "", "", "", "", "", "", Beside.NOTHING, "");
        }

        Said results(String where, String code, String measured) {
            return new Said(
                    separator,
                    cuts,
                    heading,
                    Rows.RESULT,
                    where,
                    code,
                    measured,
                    unit,
                    flag,
                    time,
                    pattern,
                    beside,
                    only);
        }

        Said specimens(String where) {
            return new Said(
                    separator,
                    cuts,
                    heading,
                    Rows.SPECIMEN,
                    where,
                    test,
                    value,
                    unit,
                    flag,
                    time,
                    pattern,
                    beside,
                    only);
        }

        Said separator(String other) {
            return new Said(other, cuts, heading, rows, specimen, test, value, unit, flag, time, pattern, beside, only);
        }

        Said fixed(String places) {
            return new Said("", places, "", rows, specimen, test, value, unit, flag, time, pattern, beside, only);
        }

        Said heading(String other) {
            return new Said(
                    separator, cuts, other, rows, specimen, test, value, unit, flag, time, pattern, beside, only);
        }

        Said unit(String column) {
            return new Said(
                    separator, cuts, heading, rows, specimen, test, value, column, flag, time, pattern, beside, only);
        }

        Said flag(String column) {
            return new Said(
                    separator, cuts, heading, rows, specimen, test, value, unit, column, time, pattern, beside, only);
        }

        Said time(String column, String how) {
            return new Said(
                    separator, cuts, heading, rows, specimen, test, value, unit, flag, column, how, beside, only);
        }

        Said beside(Beside what) {
            return new Said(
                    separator, cuts, heading, rows, specimen, test, value, unit, flag, time, pattern, what, only);
        }

        Said only(String condition) {
            return new Said(
                    separator, cuts, heading, rows, specimen, test, value, unit, flag, time, pattern, beside,
                    condition);
        }

        TableDriver driver() {
            return new TableDriver(
                    null,
                    cuts.isEmpty() ? Layout.DELIMITED : Layout.FIXED,
                    separator,
                    cuts,
                    heading,
                    rows,
                    specimen,
                    test,
                    value,
                    unit,
                    flag,
                    time,
                    pattern,
                    "",
                    beside,
                    only);
        }
    }
}
