package dev.assay.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a long step is, drawn on standard error; draws nothing where nobody would see it.
final class Progress implements AutoCloseable {
    private static final int REDRAW_MILLIS = 200;
    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /// @param total in the unit's smallest part; -1 while it is unknown
    /// @param unitSize smallest parts in one unit shown, for example 1,000,000 bytes in a MB
    static Progress of(boolean visible, String step, long total, String unit, long unitSize) {
        if (!visible) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(step)
                .setInitialMax(total)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .build());
    }

    static Progress ofBytes(boolean visible, String step, long total) {
        return of(visible, step, total, " MB", 1_000_000);
    }

    void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
