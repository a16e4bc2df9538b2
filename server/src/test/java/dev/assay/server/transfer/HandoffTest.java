package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HandoffTest {
    private final Handoff<Integer> handoff = new Handoff<>();

    @Test
    void piecesArriveInOrderAndOnTheCallersThread() throws Exception {
        List<Integer> taken = new ArrayList<>();
        Thread caller = Thread.currentThread();
        handoff.run("maker", () -> IntStream.range(0, 100).forEach(handoff::give), piece -> {
            assertSame(caller, Thread.currentThread());
            taken.add(piece);
        });
        assertEquals(IntStream.range(0, 100).boxed().toList(), taken);
    }

    @Test
    void failureOfTheMakerIsThrownAfterThePiecesBeforeIt() {
        assertMakerFailureArrives((maker, taken) -> handoff.run("maker", maker, taken::add));
    }

    @Test
    void failureOfTheTakerEndsTheMakerBeforeItIsThrown() {
        AtomicReference<Throwable> maker = new AtomicReference<>();
        IllegalStateException failure = new IllegalStateException("the table is full");
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> handoff.run(
                        "maker",
                        () -> {
                            try {
                                while (true) {
                                    handoff.give(1);
                                }
                            } catch (CancellationException e) {
                                maker.set(e);
                                throw e;
                            }
                        },
                        _ -> {
                            throw failure;
                        }));
        assertSame(failure, thrown);
        assertTrue(maker.get() instanceof CancellationException, () -> "the maker ended by " + maker.get());
    }

    @Test
    void fedPiecesArriveInOrderOnAnotherThread() throws Exception {
        List<Integer> taken = new ArrayList<>();
        Thread caller = Thread.currentThread();
        handoff.feed("taker", () -> IntStream.range(0, 100).forEach(handoff::give), piece -> {
            assertNotSame(caller, Thread.currentThread());
            taken.add(piece);
        });
        assertEquals(IntStream.range(0, 100).boxed().toList(), taken);
    }

    @Test
    void failureOfAFedTakerEndsTheMaker() {
        IOException failure = new IOException("the disk is full");
        IOException thrown = assertThrows(
                IOException.class,
                () -> handoff.feed(
                        "taker",
                        () -> {
                            while (true) {
                                handoff.give(1);
                            }
                        },
                        _ -> {
                            throw failure;
                        }));
        assertSame(failure, thrown);
    }

    @Test
    void failureOfAFeedingMakerIsThrownAfterThePiecesBeforeIt() {
        assertMakerFailureArrives((maker, taken) -> handoff.feed("taker", maker, taken::add));
    }

    private interface Way {
        void go(Handoff.Maker maker, List<Integer> taken) throws IOException;
    }

    private void assertMakerFailureArrives(Way way) {
        List<Integer> taken = new ArrayList<>();
        IOException failure = new IOException("the source broke off");
        IOException thrown = assertThrows(
                IOException.class,
                () -> way.go(
                        () -> {
                            handoff.give(1);
                            throw failure;
                        },
                        taken));
        assertSame(failure, thrown);
        assertEquals(List.of(1), taken);
    }
}
