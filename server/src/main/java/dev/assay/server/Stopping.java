package dev.assay.server;

import java.util.ArrayDeque;
import java.util.Deque;

/// What has to be closed when the server ends, the last started first. Thread-safe.
final class Stopping {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /// Registers a part that runs, and gives it back.
    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /// Closes all parts; one that fails does not keep the others from it.
    synchronized void stop() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                System.err.println("assay: while stopping: " + e.getMessage());
            }
        }
    }
}
