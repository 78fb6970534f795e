package io.kinfold.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A real PostgreSQL for tests, from binaries of Maven Central: one server for all tests of a JVM, as it takes some
 * seconds to start. Where it cannot start, the tests that ask for it are skipped, and say so.
 */
public final class PostgreSql {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static PostgreSql server;
    private static TestAbortedException refusal;

    private final EmbeddedPostgres running;
    private final Path data;
    private String control = "";

    private PostgreSql(EmbeddedPostgres running, Path data) {
        this.running = running;
        this.data = data;
    }

    /** Returns the server that all tests of this JVM share; it stops with the JVM. */
    public static synchronized PostgreSql shared() {
        if (server == null && refusal == null) {
            try {
                server = start();
            } catch (TestAbortedException e) {
                refusal = e;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return server;
    }

    private static PostgreSql start() {
        // What the server says while it starts is of no interest.
        System.setProperty("org.slf4j.simpleLogger.log.io.zonky", "warn");
        try {
            Path folder = Files.createTempDirectory("kinfold-postgresql");
            // Commits are as durable as the store asks for: the default of embedded servers, off,
            // must be overridden by the store itself, and a test would notice if it were not.
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.toFile())
                    .setServerConfig("max_connections", "200")
                    .start();
            return new PostgreSql(started, folder);
        } catch (IOException | RuntimeException e) {
            throw new TestAbortedException("skipped: PostgreSQL cannot be started here", e);
        }
    }

    public int port() {
        return running.getPort();
    }

    /** Returns the name of a schema that nobody uses: to make one is much faster than a database. */
    public static String newSchema() {
        return "test_" + SCHEMAS.incrementAndGet();
    }

    public DataSource dataSource() {
        return dataSource(port());
    }

    /** Returns the way to the database by any port of this machine, such as a proxy's. */
    public static DataSource dataSource(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setConnectTimeout(10);
        // Statements keep their text on the wire, by which a proxy knows them.
        source.setPrepareThreshold(0);
        return source;
    }

    /** Ends the server at once: nothing is flushed, every connection breaks. */
    public void kill() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        if (control.isEmpty()) {
            long postmaster = Long.parseLong(lines.get(0).trim());
            control = ProcessHandle.of(postmaster)
                    .flatMap(process -> process.info().command())
                    .map(program -> Path.of(program).resolveSibling("pg_ctl").toString())
                    .orElseThrow();
        }
        run("stop", "-m", "immediate", "-w");
    }

    /** Starts the server again after {@link #kill}, at the same port. */
    public void startAgain() throws IOException {
        String log = data.resolve("log").toString();
        String options = "-p " + port() + " -F -c synchronous_commit=off -c max_connections=200";
        run("start", "-w", "-o", options, "-l", log);
    }

    private void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control, "-D", data.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("failed: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
