package io.kinfold.durability;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few megabytes, which only root can make; elsewhere the tests that ask for it are skipped. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts a disk on an empty folder. */
    static SmallDisk mount(Path folder, int kilobytes) throws IOException {
        String size = "size=" + kilobytes + "k";
        if (!run("mount", "-t", "tmpfs", "-o", size, "kinfold", folder.toString())) {
            throw new TestAbortedException("skipped: a small disk cannot be mounted here, it takes"
                    + " Linux and root; the same is tried with a limit on the size of files");
        }
        return new SmallDisk(folder);
    }

    /** Takes up all that is free but some kilobytes. */
    Path fill(int left) throws IOException {
        Path filler = folder.resolve("filler");
        long free = Files.getFileStore(folder).getUsableSpace() - left * 1_024L;
        Files.write(filler, new byte[Math.toIntExact(Math.max(free, 0))]);
        return filler;
    }

    /** Lets nobody write, or everybody again; nothing may be open for writing. */
    void readOnly(boolean isReadOnly) throws IOException {
        String mode = "remount," + (isReadOnly ? "ro" : "rw");
        if (!run("mount", "-o", mode, folder.toString())) {
            throw new IOException("could not " + mode);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException e) {
            // No such command: no such system.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", folder.toString());
    }
}
