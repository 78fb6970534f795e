package io.kinfold.matchers.auto;

import io.kinfold.matchers.rule.ReadyComparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Chooses normal form and comparison of each column, and unites the columns of several files. */
final class Planner {
    /** A column that has a value in so many rows is the way in which the table writes names. */
    private static final double MOST_ROWS = 0.8;

    private final TableProfile profile;
    private final Set<String> names = new HashSet<>();

    Planner(TableProfile profile) {
        this.profile = profile;
    }

    MatchPlan plan() {
        List<PlannedField> fields = new ArrayList<>();
        Set<String> parts = namesInParts();
        if (!parts.isEmpty()) {
            fields.add(names(parts));
        }
        for (List<ColumnGuess> group : groups()) {
            if (!parts.contains(group.get(0).column())) {
                fields.add(field(group));
            }
        }
        return new MatchPlan(
                profile.rowId().map(ColumnGuess::column),
                profile.source().map(ColumnGuess::column),
                fields);
    }

    /**
     * Returns the columns of names where a table writes them in several ways, so that no way fills most
     * rows: whole names and firms here, given names and surnames there. They are compared as one.
     */
    private Set<String> namesInParts() {
        Set<String> parts = new LinkedHashSet<>();
        boolean whole = false;
        boolean halves = false;
        for (ColumnGuess guess : profile.columns()) {
            if (isOwnName(guess)) {
                if (guess.filled() > MOST_ROWS * profile.rows()) {
                    return Set.of();
                }
                parts.add(guess.column());
                boolean half = isHalf(guess);
                whole |= !half;
                halves |= half;
            }
        }
        return whole && halves ? parts : Set.of();
    }

    private static boolean isOwnName(ColumnGuess guess) {
        return switch (guess.kind()) {
            case GIVEN_NAME, SURNAME, FULL_NAME -> !HeaderWords.isOfAnother(guess.column());
            case ORGANISATION -> !HeaderWords.isEmployer(guess.column());
            default -> false;
        };
    }

    private static boolean isHalf(ColumnGuess guess) {
        return guess.kind() == ColumnKind.GIVEN_NAME || guess.kind() == ColumnKind.SURNAME;
    }

    private PlannedField names(Set<String> parts) {
        List<ColumnGuess> all = profile.columns().stream()
                .filter(guess -> parts.contains(guess.column()))
                .toList();
        List<String> joined = new ArrayList<>();
        for (ColumnKind kind : List.of(ColumnKind.GIVEN_NAME, ColumnKind.SURNAME)) {
            all.stream()
                    .filter(guess -> guess.kind() == kind)
                    .map(ColumnGuess::column)
                    .forEach(joined::add);
        }
        return new PlannedField(
                name("name"),
                all.stream()
                        .filter(guess -> !isHalf(guess))
                        .map(ColumnGuess::column)
                        .toList(),
                joined,
                ColumnKind.FULL_NAME,
                FieldForm.LOWER,
                "",
                ReadyComparison.FULL_NAME);
    }

    /**
     * Columns of one kind that stand in different files are one field, where no file has two of the
     * kind: "phone" here and "tel" there.
     */
    private List<List<ColumnGuess>> groups() {
        Map<ColumnKind, List<ColumnGuess>> byKind = new EnumMap<>(ColumnKind.class);
        List<List<ColumnGuess>> groups = new ArrayList<>();
        for (ColumnGuess guess : profile.columns()) {
            if (guess.kind().isCompared()) {
                byKind.computeIfAbsent(guess.kind(), unused -> new ArrayList<>())
                        .add(guess);
            }
        }
        Set<ColumnGuess> taken = new LinkedHashSet<>();
        for (ColumnGuess guess : profile.columns()) {
            List<ColumnGuess> same = byKind.getOrDefault(guess.kind(), List.of());
            if (!guess.kind().isCompared() || taken.contains(guess)) {
                continue;
            }
            List<ColumnGuess> group = unitable(guess.kind(), same) ? same : List.of(guess);
            taken.addAll(group);
            groups.add(group);
        }
        return groups;
    }

    private boolean unitable(ColumnKind kind, List<ColumnGuess> columns) {
        Set<String> places = new HashSet<>();
        int sum = 0;
        for (ColumnGuess column : columns) {
            Set<String> in = profile.places().getOrDefault(column.column(), Set.of());
            sum += in.size();
            places.addAll(in);
        }
        boolean definite = kind != ColumnKind.TEXT && kind != ColumnKind.CATEGORY;
        return definite && columns.size() > 1 && sum == places.size();
    }

    private PlannedField field(List<ColumnGuess> group) {
        ColumnGuess first = group.get(0);
        String writing = group.stream()
                .map(ColumnGuess::writing)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
        return new PlannedField(
                name(first.column()),
                group.stream().map(ColumnGuess::column).toList(),
                List.of(),
                first.kind(),
                form(first.kind(), writing),
                first.kind() == ColumnKind.PHONE ? writing : "",
                comparison(first));
    }

    /** Returns a plain word that no other field has, as like the column's name as can be. */
    private String name(String column) {
        String word = column.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
                .replaceAll("^_+|_+$", "");
        boolean begins = !word.isEmpty() && Character.isLetter(word.charAt(0));
        String plain = begins && !word.equals("and") ? word : "column_" + word;
        String name = plain;
        for (int i = 2; !names.add(name); i++) {
            name = plain + "_" + i;
        }
        return name;
    }

    private static FieldForm form(ColumnKind kind, String writing) {
        return switch (kind) {
            case FULL_NAME, ORGANISATION -> FieldForm.LOWER;
            case BIRTH_DATE ->
                writing.equals("dmy")
                        ? FieldForm.DATE_DMY
                        : writing.equals("mdy") ? FieldForm.DATE_MDY : FieldForm.DATE;
            case ADDRESS, STREET, CITY ->
                writing.equals("han") ? FieldForm.ADDRESS : FieldForm.WORDS;
            case EMAIL -> FieldForm.EMAIL;
            case PHONE -> writing.isEmpty() ? FieldForm.DIGITS : FieldForm.PHONE;
            case IDENTITY_NUMBER, POSTCODE -> FieldForm.CODE;
            default -> FieldForm.WORDS;
        };
    }

    private static ReadyComparison comparison(ColumnGuess guess) {
        if (HeaderWords.isEmployer(guess.column())) {
            return ReadyComparison.ADDRESS;
        }
        if (HeaderWords.isOfAnother(guess.column())) {
            switch (guess.kind()) {
                case GIVEN_NAME, SURNAME, FULL_NAME -> {
                    return ReadyComparison.NAME;
                }
                default -> {}
            }
        }
        return switch (guess.kind()) {
            case GIVEN_NAME -> ReadyComparison.GIVEN_NAME;
            case SURNAME -> ReadyComparison.SURNAME;
            case FULL_NAME, ORGANISATION -> ReadyComparison.FULL_NAME;
            case BIRTH_DATE -> ReadyComparison.DATE_OF_BIRTH;
            case EMAIL -> ReadyComparison.EMAIL;
            case PHONE -> ReadyComparison.PHONE;
            case IDENTITY_NUMBER -> ReadyComparison.IDENTITY_NUMBER;
            case POSTCODE, STREET_NUMBER -> ReadyComparison.POSTCODE;
            case GENDER, CATEGORY -> ReadyComparison.CATEGORY;
            default -> ReadyComparison.ADDRESS;
        };
    }
}
