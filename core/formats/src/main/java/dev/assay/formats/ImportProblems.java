package dev.assay.formats;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with an import: the first [#KEPT] problems in full, all of them as a count.
/// Refusals push remarks out when room is short. Shared by the thread that reads and the one that writes.
public final class ImportProblems {
    /// Problems kept in full.
    public static final int KEPT = 1_000;

    private final List<ImportProblem> refusals = new ArrayList<>();
    private final List<ImportProblem> remarks = new ArrayList<>();
    private long refusalCount;
    private long remarkCount;

    /// Starts with nothing wrong.
    public ImportProblems() {}

    /// Starts with what was found before.
    public ImportProblems(ImportProblems before) {
        refusals.addAll(before.refusals);
        remarks.addAll(before.remarks);
        refusalCount = before.refusalCount;
        remarkCount = before.remarkCount;
    }

    public void add(ImportProblem.Code code, Place place, String message) {
        add(new ImportProblem(code, place, "", message));
    }

    public synchronized void add(ImportProblem problem) {
        if (problem.code().refusing()) {
            refusalCount++;
            if (refusals.size() < KEPT) {
                refusals.add(problem);
            }
        } else {
            remarkCount++;
            if (remarks.size() < KEPT) {
                remarks.add(problem);
            }
        }
    }

    /// How many problems refuse a task or a file.
    public synchronized long refusalCount() {
        return refusalCount;
    }

    public synchronized long remarkCount() {
        return remarkCount;
    }

    /// The kept problems, refusals before remarks, each in the order found; at most [#KEPT].
    public synchronized List<ImportProblem> kept() {
        List<ImportProblem> kept = new ArrayList<>(refusals);
        kept.addAll(remarks.subList(0, Math.min(remarks.size(), KEPT - kept.size())));
        return List.copyOf(kept);
    }
}
