package io.kinfold.durability;

import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Another JVM with the class path of the tests, to be killed. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final Thread reader;

    /**
     * Starts a JVM.
     *
     * @param main the class whose main method it runs
     * @param folder for temporary files, which a killed JVM leaves behind, and for what it says of errors
     * @param lines takes each line of its standard output
     */
    ChildJvm(Class<?> main, Path folder, List<String> arguments, Consumer<String> lines)
            throws IOException {
        this(List.of(), main, folder, List.of(), arguments, lines);
    }

    /** Starts a JVM none of whose files may grow beyond some kilobytes. */
    static ChildJvm withLimit(
            int kilobytes,
            Class<?> main,
            Path folder,
            List<String> arguments,
            Consumer<String> lines)
            throws IOException {
        String script = "ulimit -f " + kilobytes + " && exec \"$@\"";
        List<String> shell = List.of("bash", "-c", script, "bash");
        return new ChildJvm(shell, main, folder, driverIn(folder), arguments, lines);
    }

    /** The driver's library would be unpacked into a file beyond the limit: it is put there before. */
    private static List<String> driverIn(Path folder) throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS();
        try (InputStream library =
                SQLiteJDBCLoader.class.getResourceAsStream(resource + "/" + name)) {
            Files.copy(library, folder.resolve(name));
        }
        return List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + name);
    }

    private ChildJvm(
            List<String> before,
            Class<?> main,
            Path folder,
            List<String> options,
            List<String> arguments,
            Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A JVM that lives for half a second must start fast, and needs no more than that.
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Xmx128m", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + folder));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        reader = new Thread(() -> read(lines), "child-output");
        reader.start();
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = output.readLine();
            while (line != null) {
                lines.accept(line);
                line = output.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills with SIGKILL, and waits until it is dead and all that it said was taken. */
    void kill() throws InterruptedException {
        // By its handle: Process itself would close the pipe, and what is still in it were lost.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** Returns whether it ended by itself, and not with SIGKILL; after {@link #kill}. */
    boolean hasFailed() {
        return process.exitValue() != 128 + 9;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end; returns whether it came in time. */
    boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Tests may run on the module path or on the class path; a child needs no modules. */
    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        entries.add(folderOf("ChildJvm.class"));
        for (String property : List.of("jdk.module.path", "java.class.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
                if (!entry.isEmpty()) {
                    entries.add(entry);
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String folderOf(String classFile) {
        try {
            Path found = Path.of(ChildJvm.class.getResource(classFile).toURI());
            int packages = ChildJvm.class.getPackageName().split("\\.").length;
            for (int i = 0; i <= packages; i++) {
                found = found.getParent();
            }
            return found.toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
