package io.kinfold.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;

class FragmentIdPropertyTest {

    @Property
    void compareTo_anyIds_agreesWithUnsignedUtf8Bytes(
            @ForAll("ids") FragmentId a, @ForAll("ids") FragmentId b) {
        int bySource =
                Arrays.compareUnsigned(a.source().getBytes(UTF_8), b.source().getBytes(UTF_8));
        int byKey = Arrays.compareUnsigned(a.key().getBytes(UTF_8), b.key().getBytes(UTF_8));
        int expected = bySource != 0 ? bySource : byKey;
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(Integer.signum(expected));
        assertThat(a.equals(b)).isEqualTo(expected == 0);
    }

    @Property
    void parse_textOfAnyId_givesTheIdBack(@ForAll("ids") FragmentId id) {
        assertThat(FragmentId.parse(id.toString())).isEqualTo(id);
    }

    @Provide
    Arbitrary<FragmentId> ids() {
        Arbitrary<String> sources = texts().filter(text -> text.indexOf(':') < 0);
        return sources.flatMap(source -> texts().map(key -> FragmentId.of(source, key)));
    }

    /** Few distinct characters, so that prefixes are shared, from every length of UTF-8. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        ":",
                        "a",
                        "\u00e9",
                        "\u738b",
                        "\uE000",
                        "\uFFFD",
                        Character.toString(0x20BB7),
                        "\uDBFF\uDFFF")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
