package io.kinfold.command.resolution;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.Named;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to resolve.
 *
 * @param inputs the files, at least one
 * @param folder the folder of the configuration and its models
 * @param configuration the text of the configuration
 * @param mapping what the text says, options of the command applied
 * @param source the source of all records, where no column tells it; empty for each file's name
 * @param asOf the instant as of which identifiers expire; empty for the latest observed time
 */
public record Request(
        List<Path> inputs,
        Path folder,
        String configuration,
        Mapping mapping,
        Optional<String> source,
        Optional<Instant> asOf) {

    /** Returns this request with another mapping, whose key and source are those of this one. */
    Request with(Mapping other, String text) {
        Mapping same =
                mapping.id().isPresent() ? other.withId(mapping.id().get().name()) : other;
        return new Request(
                inputs,
                folder,
                text,
                same.withSource(mapping.source().map(Named::name)),
                source,
                asOf);
    }
}
