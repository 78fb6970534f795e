package io.kinfold.snapshot;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** How files with customers' values are made: other users of the machine may not read them, where the system knows users. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Returns the attributes of a new file; none on a system without POSIX permissions. */
    public static FileAttribute<?>[] attributes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
