package dev.assay.server.platform.jobs;

import dev.assay.server.platform.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that recurs, done by one node at a time. What takes longer than five minutes and its period may overlap
/// with itself on another node, so work is idempotent.
///
/// Shared and mutable: the list of works, filled at start.
public final class RecurringWork {
    private static final Logger LOG = LoggerFactory.getLogger(RecurringWork.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private final Database database;
    private final Clock clock;
    private final List<Work> works = new CopyOnWriteArrayList<>();

    public RecurringWork(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Registers work under a lasting name, to be done every so often.
    public void every(Duration period, String name, Runnable work) {
        works.add(new Work(name, period, work));
    }

    /// Does what is due and not being done elsewhere, on this thread.
    public void doDue() {
        for (Work work : works) {
            Instant begin = clock.instant();
            if (claim(work, begin)) {
                try {
                    work.work.run();
                } catch (RuntimeException e) {
                    LOG.warn("recurring-work-failed name={}", work.name, e);
                }
                database.use(h -> h.createUpdate("update recurring_work set next_at = :next where name = :name")
                        .bind("next", begin.plus(work.period))
                        .bind("name", work.name)
                        .execute());
            }
        }
    }

    private boolean claim(Work work, Instant now) {
        return database.with(h -> h.createUpdate("""
                        insert into recurring_work as w (name, next_at)
                        values (:name, :until)
                        on conflict (name) do update set next_at = excluded.next_at where w.next_at <= :now
                        """)
                        .bind("name", work.name)
                        .bind("until", now.plus(work.period).plus(LEASE))
                        .bind("now", now)
                        .execute()
                == 1);
    }

    private record Work(String name, Duration period, Runnable work) {}
}
