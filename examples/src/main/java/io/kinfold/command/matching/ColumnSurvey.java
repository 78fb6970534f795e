package io.kinfold.command.matching;

import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.matchers.auto.ColumnKind;
import io.kinfold.matchers.auto.TableProfile;
import io.kinfold.matchers.auto.TableProfiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Looks at the columns of all inputs. Rows that cannot be read are told by the run itself. */
final class ColumnSurvey {
    private static final int STEP = 8_192;

    private final TableProfiler profiler;
    private final LongConsumer progress;
    private long rows;

    private ColumnSurvey(Map<String, ColumnKind> known, LongConsumer progress) {
        this.profiler = TableProfiler.knowing(known);
        this.progress = progress;
    }

    /** Returns what the columns are taken for, beside those that are known. */
    static TableProfile of(List<Path> inputs, Map<String, ColumnKind> known, LongConsumer progress)
            throws IOException {
        ColumnSurvey survey = new ColumnSurvey(known, progress);
        for (Path input : inputs) {
            try (TableReader reader = Tables.open(input)) {
                survey.read(reader, Tables.baseName(input));
            }
        }
        return survey.profiler.profile();
    }

    private void read(TableReader reader, String source) throws IOException {
        List<String> columns = reader.header();
        TableProfiler.Rows sink = profiler.rows(source, columns);
        for (Optional<Row> row = reader.next(reject -> {});
                row.isPresent();
                row = reader.next(reject -> {})) {
            if (!reader.columnsKnown() && reader.columns().size() > columns.size()) {
                // JSON lines show their columns only row by row.
                columns = reader.header();
                sink = profiler.rows(source, columns);
            }
            List<String> cells = new ArrayList<>(columns.size());
            for (String column : columns) {
                cells.add(row.get().value(column));
            }
            sink.add(cells);
            if (++rows % STEP == 0) {
                progress.accept(rows);
            }
        }
    }
}
