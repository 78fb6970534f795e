package io.kinfold.segments.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Identifier;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class IdentifiersTest {
    private final Identifiers identifiers = new Identifiers(1);
    private final int written = identifiers.entry(Identifier.of("phone", "0-1"));
    private final int form = identifiers.entry(Identifier.of("phone", "01"));

    private List<Integer> writtenOf(int row) {
        List<Integer> found = new ArrayList<>();
        identifiers.eachWrittenOf(row, found::add);
        return found;
    }

    @Test
    void own_formOfSeveralWritings_givesTheRowAllOfThem() {
        identifiers.normal(written, form);
        identifiers.normal(form, form);
        identifiers.own(form, 4);
        assertThat(identifiers.ownerOfWritten(written)).isEqualTo(4);
        assertThat(writtenOf(4)).containsExactlyInAnyOrder(written, form);
        identifiers.own(form, 2);
        assertThat(writtenOf(4)).isEmpty();
        assertThat(writtenOf(2)).hasSize(2);
        identifiers.own(form, Identifiers.NONE);
        assertThat(identifiers.ownerOfWritten(written)).isEqualTo(Identifiers.NONE);
    }

    @Test
    void normal_anotherForm_leavesTheFormerOne() {
        int other = identifiers.entry(Identifier.of("phone", "+1"));
        identifiers.own(form, 4);
        identifiers.own(other, 5);
        identifiers.normal(written, form);
        identifiers.normal(written, other);
        assertThat(writtenOf(4)).isEmpty();
        assertThat(writtenOf(5)).containsExactly(written);
    }

    @Test
    void entry_scopes_areKeptApart() {
        assertThat(identifiers.entry(Identifier.of("phone", "app", "01"))).isNotEqualTo(form);
        assertThat(identifiers.find(Identifier.of("phone", "other", "01")))
                .isEqualTo(Identifiers.NONE);
        assertThat(identifiers.identifier(form)).isEqualTo(Identifier.of("phone", "01"));
    }

    @Test
    void forget_writing_keepsTheTextOfAFormThatIsOwned() {
        identifiers.normal(written, form);
        identifiers.own(form, 4);
        identifiers.forget(written);
        identifiers.forgetForm(form);
        assertThat(identifiers.find(Identifier.of("phone", "0-1"))).isEqualTo(Identifiers.NONE);
        assertThat(identifiers.find(Identifier.of("phone", "01"))).isEqualTo(form);
        int next = identifiers.entry(Identifier.of("line", "U1"));
        assertThat(next).as("the entry is used again, and has no form").isEqualTo(written);
        assertThat(identifiers.normalOf(next)).isEqualTo(Identifiers.NONE);
        assertThat(writtenOf(4)).isEmpty();
    }
}
