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
    private final TableProfile profile;
    private final Set<String> names = new HashSet<>();

    Planner(TableProfile profile) {
        this.profile = profile;
    }

    MatchPlan plan() {
        List<PlannedField> fields = new ArrayList<>();
        for (List<ColumnGuess> group : groups()) {
            fields.add(field(group));
        }
        return new MatchPlan(
                profile.rowId().map(ColumnGuess::column),
                profile.source().map(ColumnGuess::column),
                fields);
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
                first.kind(),
                form(first.kind(), writing),
                first.kind() == ColumnKind.PHONE ? writing : "",
                comparison(first.kind()));
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

    private static ReadyComparison comparison(ColumnKind kind) {
        return switch (kind) {
            case GIVEN_NAME -> ReadyComparison.GIVEN_NAME;
            case SURNAME -> ReadyComparison.SURNAME;
            case FULL_NAME, ORGANISATION -> ReadyComparison.FULL_NAME;
            case BIRTH_DATE -> ReadyComparison.DATE_OF_BIRTH;
            case EMAIL -> ReadyComparison.EMAIL;
            case PHONE -> ReadyComparison.PHONE;
            case IDENTITY_NUMBER -> ReadyComparison.IDENTITY_NUMBER;
            case POSTCODE, STREET_NUMBER -> ReadyComparison.POSTCODE;
            case GENDER, CATEGORY -> ReadyComparison.EXACT;
            default -> ReadyComparison.ADDRESS;
        };
    }
}
