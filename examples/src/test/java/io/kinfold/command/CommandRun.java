package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/** One call of the command: its status and what it printed. */
record CommandRun(int status, String out, String err) {
    static CommandRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int status = Kinfold.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        CommandRun run = new CommandRun(status, out.toString(), err.toString());
        assertThat(run.out() + run.err())
                .as("a stack trace")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        return run;
    }

    static CommandRun resolve(Path folder, String... inputs) {
        Object[] start = {
            "resolve", "--config", folder.resolve("identity.yaml"), "--out", folder.resolve("out")
        };
        Object[] args = Arrays.copyOf(start, start.length + 1 + inputs.length);
        args[start.length] = "--input";
        for (int i = 0; i < inputs.length; i++) {
            args[start.length + 1 + i] = folder.resolve(inputs[i]);
        }
        return of(args);
    }
}
