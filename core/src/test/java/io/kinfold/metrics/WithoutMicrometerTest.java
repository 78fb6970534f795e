package io.kinfold.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.carrotsearch.hppc.IntArrayList;
import com.fasterxml.jackson.core.JsonFactory;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.kinfold.graph.IdentityGraph;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Micrometer is optional: where it is absent, everything but the package of the metrics loads. */
class WithoutMicrometerTest {
    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static URLClassLoader loader() {
        URL[] homes = Stream.of(
                        IdentityGraph.class,
                        IntArrayList.class,
                        JsonFactory.class,
                        Caffeine.class,
                        LoggerFactory.class,
                        PGConnection.class)
                .map(WithoutMicrometerTest::home)
                .toArray(URL[]::new);
        return new URLClassLoader(homes, new Platform());
    }

    /** Loads what Java itself has. Java's own loader for that also knows the modules of this run, and so Micrometer. */
    private static final class Platform extends ClassLoader {
        Platform() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("java.") || name.startsWith("javax.")) {
                return getPlatformClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    @Test
    void classes_withoutMicrometer_loadWithAllTheirMembers() throws Exception {
        Path classes = Path.of(home(IdentityGraph.class).toURI());
        try (URLClassLoader loader = loader()) {
            for (String name : names(classes)) {
                if (!name.startsWith("io.kinfold.metrics.")) {
                    Class<?> type = Class.forName(name, true, loader);
                    assertThat(type.getClassLoader()).isSameAs(loader);
                    assertThat(type.getDeclaredMethods()).isNotNull();
                    assertThat(type.getDeclaredConstructors()).isNotNull();
                }
            }
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> Class.forName(KinfoldMetrics.class.getName(), true, loader))
                    .withMessageContaining("io/micrometer");
        }
    }

    private static List<String> names(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("-info"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(java.io.File.separatorChar, '.'))
                    .toList();
        }
    }
}
