package io.kinfold.command.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.command.table.Row;
import io.kinfold.fragment.Fragment;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class JoinedColumnsTest {
    private static final String MAPPING = """
            id: key
            attributes:
              name: {column: [full, native], joined: [first, last]}
            rules:
              - exact: [name]
            """;

    private record Cells(Map<String, String> cells) implements Row {
        @Override
        public java.util.Set<String> columns() {
            return cells.keySet();
        }

        @Override
        public long line() {
            return 2;
        }

        @Override
        public List<String> values(String column) {
            return List.of(cells.getOrDefault(column, ""));
        }
    }

    private static Fragment fragment(String mapping, Map<String, String> cells) {
        FragmentMaker maker =
                new FragmentMaker(MappingReader.parse("identity.yaml", mapping), "f.csv", "f");
        return maker.make(new Cells(cells), reject -> {}).orElseThrow();
    }

    @Test
    void make_joinedColumns_areOneValueMore() {
        Map<String, String> cells =
                Map.of("key", "1", "full", "M. Lindqvist", "first", "Maria", "last", "Lindqvist");

        assertThat(fragment(MAPPING, cells).attributes().get("name"))
                .containsExactlyInAnyOrder("M. Lindqvist", "Maria Lindqvist");
    }

    @Test
    void make_joinedColumnsPartlyEmpty_joinsTheOthers() {
        assertThat(fragment(MAPPING, Map.of("key", "1", "last", "Lindqvist"))
                        .attributes()
                        .get("name"))
                .containsExactly("Lindqvist");
        assertThat(fragment(MAPPING, Map.of("key", "1")).attributes()).doesNotContainKey("name");
    }

    @Test
    void parse_joinedAlone_needsNoColumn() {
        String mapping = MAPPING.replace("column: [full, native], ", "");

        assertThat(fragment(mapping, Map.of("key", "1", "first", "Maria", "last", "Lindqvist"))
                        .attributes()
                        .get("name"))
                .containsExactly("Maria Lindqvist");
    }
}
