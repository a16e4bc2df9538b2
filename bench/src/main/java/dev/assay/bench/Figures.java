package dev.assay.bench;

import java.util.Arrays;
import java.util.Locale;

/// Times of one thing, in milliseconds.
final class Figures {
    private final double[] millis;

    private Figures(double[] millis) {
        this.millis = millis.clone();
        Arrays.sort(this.millis);
    }

    /// The value that this share of the times stays at or under; share in (0, 1].
    double quantile(double share) {
        return millis[Math.max(0, (int) Math.ceil(millis.length * share) - 1)];
    }

    double median() {
        return quantile(0.5);
    }

    static Figures ofMillis(double... millis) {
        return new Figures(millis);
    }

    static double millisOf(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    /// Runs the work `warm` times unmeasured, then `count` times measured.
    static Figures of(int warm, int count, Runnable work) {
        for (int i = 0; i < warm; i++) {
            work.run();
        }
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            millis[i] = millisOf(work);
        }
        return new Figures(millis);
    }

    static void row(String name, String format, Object... values) {
        System.out.printf(Locale.ROOT, "| %s | " + format + " |%n", prepend(name, values));
    }

    private static Object[] prepend(String name, Object[] values) {
        Object[] all = new Object[values.length + 1];
        all[0] = name;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }
}
