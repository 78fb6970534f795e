package io.kinfold.durability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The network between a client and its database, which may be slow and may break. */
final class Wire implements AutoCloseable {
    /** When the connection breaks. */
    enum Cut {
        /** Not by itself. */
        NEVER,
        /** In place of the next order to commit, or to end a reading: the database never hears of it. */
        BEFORE_COMMIT,
        /** After the next such order: the database does it, and nobody hears of that. */
        AFTER_COMMIT,
        /** With the next bytes that the client sends, whatever they are. */
        AT_ONCE
    }

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> open =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private volatile Cut cut = Cut.NEVER;
    private volatile int delay;
    private volatile boolean down;

    /** Leads to a port of this machine. */
    Wire(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Arms one cut; all connections break with it, and new ones may be made afterwards. */
    void cut(Cut next) {
        cut = next;
    }

    /** Returns the cut that is still to come. */
    Cut armed() {
        return cut;
    }

    /** Lets all that the client sends wait for up to some milliseconds. */
    void delay(int millis) {
        delay = millis;
    }

    /** Takes the network away, or brings it back. */
    void down(boolean isDown) {
        down = isDown;
        if (isDown) {
            cutAll();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (down) {
            client.close();
            return;
        }
        Socket server;
        try {
            server = new Socket(InetAddress.getByName("127.0.0.1"), target);
        } catch (IOException e) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        new Connection(client, server).start();
    }

    /** One connection, both ways. */
    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean isDeaf;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
            open.add(client);
            open.add(server);
        }

        void start() {
            Wire.start(() -> pump(client, server, this::order));
            Wire.start(() -> pump(server, client, this::answer));
        }

        private boolean order(byte[] bytes, int length, OutputStream out) throws IOException {
            pause();
            String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            boolean commit = text.contains("COMMIT") || text.contains("ROLLBACK");
            if (cut == Cut.AT_ONCE || commit && cut == Cut.BEFORE_COMMIT) {
                cut = Cut.NEVER;
                cutAll();
                return false;
            }
            if (commit && cut == Cut.AFTER_COMMIT) {
                cut = Cut.NEVER;
                isDeaf = true;
            }
            out.write(bytes, 0, length);
            return true;
        }

        /** What answers the order to commit is lost, and the connections with it. */
        private boolean answer(byte[] bytes, int length, OutputStream out) throws IOException {
            if (isDeaf) {
                cutAll();
                return false;
            }
            out.write(bytes, 0, length);
            return true;
        }
    }

    private interface Way {
        /** Passes bytes on; returns whether the connection still stands. */
        boolean pass(byte[] bytes, int length, OutputStream out) throws IOException;
    }

    private void pump(Socket from, Socket to, Way way) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(buffer);
            while (length >= 0 && way.pass(buffer, length, out)) {
                length = in.read(buffer);
            }
        } catch (IOException e) {
            // One side is gone: so is the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void pause() {
        if (delay > 0) {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextInt(delay + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Breaks all connections now. */
    void cutAll() {
        for (Socket socket : open.toArray(Socket[]::new)) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }
}
