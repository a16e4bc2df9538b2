package dev.assay.server.task;

import dev.assay.server.identity.PersonId;

/// What one person did on one task: how many answers, skips, drafts and postponed drafts are there, how many answers
/// a reviewer sent back, and how many of those another person replaced.
public record Part(PersonId person, int answers, int skips, int drafts, int postponed, Verdicts verdicts) {

    /// Answers that were sent back: waiting for a new version, or replaced by another person's.
    public record Verdicts(int rejected, int dismissed) {
        public static final Verdicts NONE = new Verdicts(0, 0);
    }

    public static Part none(PersonId person) {
        return new Part(person, 0, 0, 0, 0, Verdicts.NONE);
    }

    /// Whether an answer of this person fills a place of the overlap.
    public boolean answers(TaskRules rules) {
        int lost = verdicts.dismissed() + (rules.rejectedGoToAnyone() ? verdicts.rejected() : 0);
        return answers > lost;
    }

    /// Whether this person skipped and gave no answer.
    public boolean skipped() {
        return skips > 0 && answers == 0;
    }

    /// Whether this person is through with the task, and it is through with them.
    public boolean fills(TaskRules rules) {
        return answers(rules) || (rules.skipQueue().skipsCount() && skipped());
    }

    public Part plusAnswers(int delta) {
        return new Part(person, answers + delta, skips, drafts, postponed, verdicts);
    }

    public Part plusSkips(int delta) {
        return new Part(person, answers, skips + delta, drafts, postponed, verdicts);
    }

    public Part withDrafts(int all, int postponedOnes) {
        return new Part(person, answers, skips, all, postponedOnes, verdicts);
    }

    public Part withVerdicts(int rejected, int dismissed) {
        return new Part(person, answers, skips, drafts, postponed, new Verdicts(rejected, dismissed));
    }
}
