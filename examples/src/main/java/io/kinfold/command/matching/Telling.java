package io.kinfold.command.matching;

import io.kinfold.matchers.auto.ColumnGuess;
import io.kinfold.matchers.auto.ColumnKind;
import io.kinfold.matchers.auto.MatchPlan;
import io.kinfold.matchers.auto.PlannedField;
import io.kinfold.matchers.auto.TableProfile;
import io.kinfold.matchers.auto.TrainingResult;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Level;
import io.kinfold.matchers.rule.RuleSettings;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Tells what was guessed, chosen and learned. Names columns and fields, never a value. */
final class Telling {
    private final PrintWriter err;

    Telling(PrintWriter err) {
        this.err = err;
    }

    void columns(TableProfile profile, MatchPlan plan) {
        say("%,d rows; the columns were taken for:", profile.rows());
        TextTable table = new TextTable("lllrl")
                .row("column", "taken for", "normal form", "filled", "compared as");
        for (ColumnGuess guess : profile.columns()) {
            Optional<PlannedField> field = plan.fields().stream()
                    .filter(planned -> planned.columns().contains(guess.column()))
                    .findFirst();
            table.row(
                    guess.column(),
                    guess.kind().words() + (guess.byHeader() ? " (by its header)" : ""),
                    field.map(planned -> planned.form().word()
                                    + (planned.region().isEmpty() ? "" : " " + planned.region()))
                            .orElse(""),
                    String.format(Locale.ROOT, "%,d", guess.filled()),
                    field.map(planned -> planned.comparison().word()).orElse(why(guess.kind())));
        }
        table.print(err);
        if (plan.id().isEmpty()) {
            say("no column has a value of its own in each row, so a record's key is its line"
                    + " number; --id names a column");
        }
    }

    private static String why(ColumnKind kind) {
        return switch (kind) {
            case ROW_ID -> "- (the record's key)";
            case SOURCE -> "- (the record's source)";
            case LABEL -> "- (another program's answer)";
            case CONSTANT -> "- (says nothing)";
            default -> "-";
        };
    }

    void training(TrainingResult result) {
        RuleSettings settings = result.rule().settings();
        say("records are compared that share one of:");
        settings.blocking().forEach(rule -> err.println("  " + rule));
        say(
                "which is %.1f pairs for each record; a block of more than %d records proposes none",
                result.expected().pairs(), settings.blockCap().orElseThrow());
        say(
                "trained on %,d records and %,d pairs; %s after %d rounds; one in %,.0f pairs is taken"
                        + " for one customer",
                result.fragments(),
                result.report().comparedPairs(),
                result.report().converged() ? "converged" : "not converged",
                result.report().rounds(),
                1 / result.rule().model().prior());
        TextTable table = new TextTable("llrrr").row("comparison", "level", "m", "u", "bits");
        for (Comparison comparison : result.rule().model().comparisons()) {
            for (Level level : comparison.levels()) {
                table.row(
                        comparison.name(),
                        level.name(),
                        probability(level.m()),
                        probability(level.u()),
                        String.format(Locale.ROOT, "%+.2f", level.bits()));
            }
        }
        table.print(err);
        result.report().notes().forEach(note -> say("%s", note));
        say(
                "linked from %.2f bits, listed for review from %.2f; of the pairs compared the model"
                        + " expects precision %.4f and recall %.4f",
                settings.linkThreshold().orElseThrow(),
                settings.reviewThreshold().orElseThrow(),
                result.expected().precision(),
                result.expected().recall());
    }

    void sources() {
        say("each source seems to hold a customer once: no profile gets two records of a source");
    }

    private static String probability(double probability) {
        return probability >= 0.001
                ? String.format(Locale.ROOT, "%.4f", probability)
                : String.format(Locale.ROOT, "%.1e", probability);
    }

    private void say(String format, Object... values) {
        err.println("kinfold: " + String.format(Locale.ROOT, format, values));
    }
}
