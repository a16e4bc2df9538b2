package dev.assay.server.transfer;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pieces on their way from a maker to a taker on another thread, a few at most: making and taking go on at the same
/// time. One of the two runs on the caller's thread, the one that needs its transaction. Used once.
final class Handoff<T> {
    private static final int AHEAD = 2;
    private final BlockingQueue<Step<T>> steps = new ArrayBlockingQueue<>(AHEAD);
    private volatile @Nullable Throwable failure; // of a taker on a thread of its own

    private sealed interface Step<T> {
        record Piece<T>(T value) implements Step<T> {}

        record End<T>(@Nullable Throwable failure) implements Step<T> {}
    }

    /// Makes pieces and gives them by [#give].
    @FunctionalInterface
    interface Maker {
        void make() throws IOException;
    }

    /// Takes a piece.
    @FunctionalInterface
    interface Taker<T> {
        void take(T piece) throws IOException;
    }

    /// Runs the taker on a new thread and the maker on this one. When one of them fails the other ends too, and the
    /// failure is thrown here.
    void feed(String name, Maker maker, Taker<T> taker) throws IOException {
        Thread thread = Thread.ofPlatform().daemon().name(name).start(() -> takeUntilEnd(taker));
        try {
            maker.make();
        } catch (CancellationException e) {
            if (failure == null) {
                throw e;
            }
        } finally {
            putUninterrupted(new Step.End<>(null));
            awaitEnd(thread);
        }
        rethrow(failure);
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
        if (failure != null) {
            throw new CancellationException("the taker failed");
        }
        try {
            steps.put(new Step.Piece<>(piece));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void make(Maker maker) {
        Throwable failed = null;
        try {
            maker.make();
        } catch (IOException | RuntimeException | Error e) {
            failed = e; // thrown by the taker's thread
        }
        try {
            steps.put(new Step.End<>(failed));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAll(Consumer<T> taker) throws IOException {
        while (true) {
            switch (next()) {
                case Step.Piece<T>(T value) -> taker.accept(value);
                case Step.End<T>(Throwable failed) -> {
                    rethrow(failed);
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

    /// After a failure it takes pieces still, and drops them, so that the maker does not wait for room.
    private void takeUntilEnd(Taker<T> taker) {
        while (next() instanceof Step.Piece<T>(T value)) {
            if (failure == null) {
                try {
                    taker.take(value);
                } catch (IOException | RuntimeException | Error e) {
                    failure = e; // thrown by the maker's thread
                }
            }
        }
    }

    private void putUninterrupted(Step<T> step) {
        boolean interrupted = false;
        while (true) {
            try {
                steps.put(step);
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failed) throws IOException {
        switch (failed) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failed);
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
