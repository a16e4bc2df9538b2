package dev.assay.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Many people who claim and submit at the same time.
final class QueueLoad {
    private QueueLoad() {}

    /// One person.
    interface Client {
        /// Claims a task and submits an answer; how long the claim took, in milliseconds.
        double cycle() throws Exception;

        /// Ends what it holds open.
        void close() throws SQLException;
    }

    /// What a run took: each claim, and each cycle of claim and submit.
    record Times(double perSecond, Figures claims, Figures cycles) {}

    /// Runs so many cycles over all clients, and closes them.
    ///
    /// @param thinkMillis how long each waits between two cycles
    static Times run(List<? extends Client> clients, int cycles, long thinkMillis) throws Exception {
        AtomicInteger left = new AtomicInteger(cycles);
        List<double[]> times = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            List<Callable<List<double[]>>> work = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                Client client = clients.get(i);
                long first = thinkMillis * i / clients.size();
                work.add(() -> one(client, left, first, thinkMillis));
            }
            for (Future<List<double[]>> done : threads.invokeAll(work)) {
                times.addAll(done.get());
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Client client : clients) {
            client.close();
        }
        return new Times(times.size() / seconds, column(times, 0), column(times, 1));
    }

    private static List<double[]> one(Client client, AtomicInteger left, long firstMillis, long thinkMillis)
            throws Exception {
        List<double[]> times = new ArrayList<>();
        Thread.sleep(firstMillis);
        while (left.getAndDecrement() > 0) {
            long begin = System.nanoTime();
            double claim = client.cycle();
            times.add(new double[] {claim, (System.nanoTime() - begin) / 1e6});
            Thread.sleep(thinkMillis);
        }
        return times;
    }

    private static Figures column(List<double[]> times, int column) {
        return Figures.ofMillis(times.stream().mapToDouble(pair -> pair[column]).toArray());
    }
}
