package io.kinfold.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Commands whose names are taken, and which this version does not have. */
final class LaterCommands {
    private LaterCommands() {}

    /** Finds the customers of a segment. */
    @Command(name = "segment", hidden = true, description = "Comes with the segments.")
    static final class Segment extends Later {
        Segment() {
            super("the segments");
        }
    }

    /** Answers that the command is not there yet. */
    private abstract static class Later implements Callable<Integer> {
        private final String with;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Unmatched
        List<String> ignored = new ArrayList<>();

        Later(String with) {
            this.with = with;
        }

        @Override
        public Integer call() {
            spec.commandLine()
                    .getErr()
                    .println("kinfold: '" + spec.name() + "' comes with " + with
                            + " in a later version; 'kinfold --help' lists what there is");
            return ExitCode.MISUSE;
        }
    }
}
