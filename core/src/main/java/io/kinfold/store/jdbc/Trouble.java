package io.kinfold.store.jdbc;

/** The ways in which a database fails that somebody can mend, each with how. */
enum Trouble {
    LOST(
            "the connection was lost",
            "it is opened again with the next call; see that the database runs"),
    BUSY(
            "another process kept the store to itself for too long",
            "end what holds it open, such as a shell in a transaction, or allow a longer lockTimeout"),
    FULL("the disk is full", "free space; nothing that was kept before is harmed"),
    READ_ONLY(
            "it is read-only",
            "let this process write to the file and its folder, or to the database: stores are written when opened"),
    NO_ACCESS("it cannot be opened", "see that the folder exists and that this process may use it"),
    DENIED(
            "the database refuses this user",
            "give the user of the DataSource what docs/storage.md lists"),
    NOT_A_STORE("it is no database of this kind", "name another file, or move this one away"),
    DAMAGED("what it holds is damaged", "restore a backup"),
    BROKEN_DISK("the disk failed to read or write", "check the disk and its file system"),
    OTHER("the database refused", "look up its code in the database's manual");

    private final String what;
    private final String mend;

    Trouble(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    String what() {
        return what;
    }

    String mend() {
        return mend;
    }
}
