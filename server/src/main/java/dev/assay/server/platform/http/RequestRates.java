package dev.assay.server.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// How fast each caller may ask: so many requests a second for long, ten times as many at once. A token bucket for each
/// key, of the keys seen last; whoever drops out of memory begins with a full bucket. Shared by all threads; guarded by
/// its lock.
public final class RequestRates {
    private static final int KEPT = 20_000;
    private static final int BURST_SECONDS = 10;
    private static final double NANOS = 1e9;
    private final int perSecond;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEPT;
        }
    };

    private record Bucket(double tokens, long nanos) {}

    /// @param perSecond requests a second that each caller may go on with; 0 = any number
    public RequestRates(int perSecond) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("requests a second are >= 0; got " + perSecond);
        }
        this.perSecond = perSecond;
    }

    /// Takes one request of this caller, or refuses it with the time after which one is free.
    ///
    /// @param nanos now, by a clock that only goes forward
    public void take(String caller, long nanos) {
        if (perSecond == 0) {
            return;
        }
        double tokens;
        lock.lock();
        try {
            double most = (double) perSecond * BURST_SECONDS;
            Bucket before = buckets.getOrDefault(caller, new Bucket(most, nanos));
            tokens = Math.min(most, before.tokens() + (nanos - before.nanos()) / NANOS * perSecond);
            if (tokens >= 1) {
                buckets.put(caller, new Bucket(tokens - 1, nanos));
            }
        } finally {
            lock.unlock();
        }
        if (tokens < 1) {
            throw new Refused(new RequestProblem.TooManyRequests((long) Math.ceil((1 - tokens) / perSecond)));
        }
    }
}
