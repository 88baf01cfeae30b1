import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats the Java sources that changed since the last build: {@code java Format.java JARS SOURCES}. */
class Format {

    private static final List<String> COMPILER_PACKAGES = List.of("api", "code", "file", "parser", "tree", "util");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jars = Path.of(arguments[0]);
        Path stamp = jars.resolve("formatted");
        List<String> changed = changedSince(stamp, Path.of(arguments[1]));
        if (!changed.isEmpty()) {
            int failed = format(jars, changed);
            if (failed != 0) {
                System.exit(failed);
            }
        }
        Files.writeString(stamp, "");
    }

    private static List<String> changedSince(Path stamp, Path sources) throws IOException {
        FileTime last = Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isNewer(file, last))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean isNewer(Path file, FileTime last) {
        try {
            return Files.getLastModifiedTime(file).compareTo(last) > 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int format(Path jars, List<String> files) throws IOException, InterruptedException {
        Path list = jars.resolve("files");
        Files.write(list, files);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        COMPILER_PACKAGES.forEach(
                name -> command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", jars + "/*", "com.palantir.javaformat.java.Main"));
        command.addAll(List.of("--palantir", "--replace", "@" + list));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
