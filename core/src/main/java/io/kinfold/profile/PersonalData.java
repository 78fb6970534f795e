package io.kinfold.profile;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that is kept about one customer, to be handed to him: his right of access by law. docs/access.md has the
 * sections. An application that keeps more about him adds sections of its own.
 *
 * <p>Immutable and safe for any thread. All of it is personal data, but for {@link #toString()}.
 */
public final class PersonalData {
    /** What the section {@code format} says: the name and the version of the form. */
    public static final String FORMAT = "kinfold/personal-data/1";

    private final Profile profile;
    private final Map<String, Object> sections;

    private PersonalData(Profile profile, Map<String, Object> sections) {
        this.profile = profile;
        this.sections = Collections.unmodifiableMap(sections);
    }

    /**
     * Returns personal data that say no more than a profile does.
     *
     * @param profile the profile
     * @return personal data with the sections {@code format}, {@code profile}, {@code identifiers} and {@code
     *     golden_record}
     */
    public static PersonalData of(Profile profile) {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("format", FORMAT);
        sections.put("profile", profile.id().toString());
        return new PersonalData(profile, sections)
                .with("identifiers", identifiers(profile.identifiers()))
                .with("golden_record", goldenRecord(profile));
    }

    /**
     * Returns identifiers in the form that sections have them in.
     *
     * @param identifiers the identifiers
     * @return for each a map of {@code namespace}, {@code scope}, {@code value} and {@code verified}
     */
    public static List<Map<String, Object>> identifiers(Collection<Identifier> identifiers) {
        List<Map<String, Object>> told = new ArrayList<>(identifiers.size());
        for (Identifier identifier : identifiers) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("namespace", identifier.namespace());
            one.put("scope", identifier.scope());
            one.put("value", identifier.value());
            one.put("verified", identifier.verified());
            told.add(one);
        }
        return told;
    }

    private static Map<String, Object> goldenRecord(Profile profile) {
        Map<String, Object> record = new LinkedHashMap<>();
        profile.goldenRecord().forEach((name, golden) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("values", golden.values());
            one.put("from", golden.sources().stream().map(FragmentId::toString).toList());
            record.put(name, one);
        });
        return record;
    }

    /**
     * Returns these personal data and one more section, after the others.
     *
     * @param section the section's name, which is not there yet
     * @param content text, number, truth value, instant, or a collection or map of such; copied. A map has
     *     texts as keys and keeps its order; an instant becomes ISO 8601 text in UTC
     * @return new personal data
     * @throws IllegalArgumentException if there is such a section, or if the content holds anything else
     */
    public PersonalData with(String section, Object content) {
        Map<String, Object> more = new LinkedHashMap<>(sections);
        if (more.putIfAbsent(section, copy(section, content)) != null) {
            throw new IllegalArgumentException("personal data have a section '" + section
                    + "' already; give the new one another name");
        }
        return new PersonalData(profile, more);
    }

    private static Object copy(String section, @Nullable Object content) {
        if (content instanceof Map<?, ?> map) {
            Map<String, Object> copied = new LinkedHashMap<>();
            map.forEach((key, value) -> copied.put(text(section, key), copy(section, value)));
            return Collections.unmodifiableMap(copied);
        } else if (content instanceof Collection<?> values) {
            List<Object> copied = new ArrayList<>(values.size());
            values.forEach(value -> copied.add(copy(section, value)));
            return Collections.unmodifiableList(copied);
        } else if (content instanceof Instant instant) {
            return instant.toString();
        }
        boolean finite = !(content instanceof Double number) || Double.isFinite(number);
        if (content != null && finite && isPlain(content)) {
            return content;
        }
        throw unfit(section, content);
    }

    private static String text(String section, @Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        throw unfit(section, key);
    }

    private static IllegalArgumentException unfit(String section, @Nullable Object content) {
        return new IllegalArgumentException(
                "section '" + section + "' of personal data holds "
                        + (content == null ? "null" : "a " + content.getClass().getName())
                        + "; use texts, finite numbers, truth values, instants, and collections of them and maps from text");
    }

    private static boolean isPlain(Object content) {
        return content instanceof String
                || content instanceof Boolean
                || content instanceof Integer
                || content instanceof Long
                || content instanceof Double
                || content instanceof BigDecimal;
    }

    /**
     * Returns the JSON Schema of the document, which lets the application's own sections pass.
     *
     * @return the schema, of draft 2020-12
     */
    public static String jsonSchema() {
        try (InputStream schema =
                PersonalData.class.getResourceAsStream("personal-data.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("the jar lacks personal-data.schema.json");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns whose data they are.
     *
     * @return the profile, as of the moment of these data
     */
    public Profile profile() {
        return profile;
    }

    /**
     * Returns what there is by section.
     *
     * @return an immutable map in the order of the document: texts, numbers, truth values, and immutable lists and
     *     maps of them
     */
    public Map<String, Object> sections() {
        return sections;
    }

    /**
     * Returns the document.
     *
     * @return one JSON object on several lines; equal data give equal text
     */
    public String toJson() {
        return JsonText.indented(sections);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonalData that && sections.equals(that.sections);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sections);
    }

    /** Returns the profile's id and the names of the sections, never what they say. */
    @Override
    public String toString() {
        return "PersonalData[" + profile.id() + ", " + sections.keySet() + "]";
    }
}
