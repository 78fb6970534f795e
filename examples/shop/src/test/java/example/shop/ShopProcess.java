package example.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop as a process of its own, on a free port. */
final class ShopProcess implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("listening on (http:\\S+), (\\d+) fragments after (\\d+) ms");

    private final Process process;
    private final URI address;
    private final Path log;

    private ShopProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    static ShopProcess start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "example.shop.Main",
                "--port",
                "0"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        Matcher matcher = LISTENING.matcher(line == null ? "" : line);
        if (!matcher.matches()) {
            process.destroyForcibly();
            throw new IllegalStateException("the shop did not start: " + Files.readString(log));
        }
        return new ShopProcess(process, URI.create(matcher.group(1)), log);
    }

    RunningShop.Answer get(String path) {
        return RunningShop.send(address, "GET", path, "");
    }

    RunningShop.Answer post(String path, String body) {
        return RunningShop.send(address, "POST", path, body);
    }

    RunningShop.Answer delete(String path) {
        return RunningShop.send(address, "DELETE", path, "");
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGKILL: nothing of the process runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the shop did not end within a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
