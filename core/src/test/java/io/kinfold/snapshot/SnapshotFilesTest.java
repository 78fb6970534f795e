package io.kinfold.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

class SnapshotFilesTest {
    @TempDir
    private Path folder;

    private SnapshotFiles claim() throws IOException {
        return SnapshotFiles.claim(folder.resolve("s")).orElseThrow();
    }

    @Test
    void claim_placeThatWasGivenBack_isHadAgain() throws IOException {
        claim().close();
        try (SnapshotFiles files = claim()) {
            assertThat(files.file()).isEqualTo(folder.resolve("s"));
        }
    }

    @Test
    void claim_afterAProcessWasKilledWhileWriting_deletesWhatIsHalfWritten() throws IOException {
        Files.writeString(folder.resolve("s.tmp"), "half");
        try (SnapshotFiles files = claim()) {
            assertThat(files.present()).isEmpty();
            assertThat(folder.resolve("s.tmp")).doesNotExist();
        }
    }

    @Test
    void write_failsHalfway_leavesTheOneBefore() throws IOException {
        try (SnapshotFiles files = claim()) {
            files.write(out -> out.number(1));
            assertThatThrownBy(() -> files.write(out -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            assertThat((int) SnapshotFiles.read(files.file(), BlockReader::number))
                    .isOne();
            assertThat(folder.resolve("s.tmp")).doesNotExist();
        }
    }

    @Test
    void write_whileAnErasureDeletesEverySnapshot_leavesNone() throws IOException {
        try (SnapshotFiles mine = claim();
                SnapshotFiles erasing = claim()) {
            assertThatThrownBy(() -> mine.write(out -> {
                        out.number(1);
                        deleteAll(erasing);
                    }))
                    .isInstanceOf(IOException.class);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).allMatch(file -> file.toString().endsWith(".lock"));
            }
        }
    }

    private static void deleteAll(SnapshotFiles files) {
        try {
            assertThat(files.deleteAll()).containsExactly("s.tmp");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void write_whereFilesHaveOwners_isForTheOwnerOnly() throws IOException {
        try (SnapshotFiles files = claim()) {
            files.write(out -> out.number(1));
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(files.file())))
                        .isEqualTo("rw-------");
            }
        }
    }
}
