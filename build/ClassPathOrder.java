import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;

/**
 * Puts first on the class path of the packaged program what most classes come from when it starts: {@code java
 * ClassPathOrder.java JAR}. Spring Boot lists the jars within the jar by name, and its loader asks each of them in turn
 * for every class, which took it past a hundred jars before Spring's own. The jars not named here keep their order.
 */
class ClassPathOrder {

    private static final String INDEX = "BOOT-INF/classpath.idx";

    private static final List<String> FIRST = List.of(
            "spring-core-",
            "spring-beans-",
            "spring-context-",
            "spring-boot-4",
            "spring-web-",
            "spring-",
            "tomcat-embed-core-",
            "jackson-databind-",
            "jackson-core-",
            "hibernate-validator-",
            "postgresql-",
            "flyway-",
            "micrometer-",
            "nimbus-",
            "logback-",
            "slf4j-",
            "jakarta.",
            "snakeyaml-",
            "org.hl7.fhir.r4-",
            "hapi-fhir-base-");

    public static void main(String[] arguments) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            Path index = jar.getPath(INDEX);
            FileTime written = Files.getLastModifiedTime(index);
            List<String> lines = Files.readAllLines(index).stream()
                    .sorted(Comparator.comparingInt(ClassPathOrder::rank))
                    .toList();
            Files.write(index, lines);
            Files.setLastModifiedTime(index, written);
        }
    }

    private static int rank(String line) {
        String name = line.substring(line.lastIndexOf('/') + 1);
        for (int rank = 0; rank < FIRST.size(); rank++) {
            if (name.startsWith(FIRST.get(rank))) {
                return rank;
            }
        }
        return FIRST.size();
    }
}
