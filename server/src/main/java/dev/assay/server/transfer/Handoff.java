package dev.assay.server.transfer;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pieces on their way from a maker, on a thread of its own, to the thread that takes them, a few at most: making and
/// taking go on at the same time. Used once.
final class Handoff<T> {
    private static final int AHEAD = 2;
    private final BlockingQueue<Step<T>> steps = new ArrayBlockingQueue<>(AHEAD);

    private sealed interface Step<T> {
        record Piece<T>(T value) implements Step<T> {}

        record End<T>(@Nullable Throwable failure) implements Step<T> {}
    }

    /// Makes pieces and gives them by [#give]; interrupted when nobody takes them any more.
    @FunctionalInterface
    interface Maker {
        void make() throws IOException;
    }

    /// Runs the maker on a new thread and gives each piece to the taker on this one, in order. When one of them fails
    /// the other ends too, and the failure is thrown here.
    void run(String name, Maker maker, Consumer<T> taker) throws IOException {
        Thread thread = Thread.ofPlatform().daemon().name(name).start(() -> make(maker));
        try {
            takeAll(taker);
        } finally {
            thread.interrupt();
            awaitEnd(thread);
        }
    }

    /// Gives a piece to the taker; waits while it has some before it.
    ///
    /// @throws CancellationException when nobody takes pieces any more
    void give(T piece) {
        try {
            steps.put(new Step.Piece<>(piece));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void make(Maker maker) {
        Throwable failure = null;
        try {
            maker.make();
        } catch (IOException | RuntimeException | Error e) {
            failure = e; // thrown by the taker's thread
        }
        try {
            steps.put(new Step.End<>(failure));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAll(Consumer<T> taker) throws IOException {
        while (true) {
            switch (next()) {
                case Step.Piece<T>(T value) -> taker.accept(value);
                case Step.End<T>(Throwable failure) -> {
                    rethrow(failure);
                    return;
                }
            }
        }
    }

    private Step<T> next() {
        try {
            return steps.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// The maker may have files open that the caller deletes next.
    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static CancellationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("interrupted between two pieces");
        cancelled.initCause(e);
        return cancelled;
    }
}
