package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Standing allotments of tasks to people. A task that is assigned is handed out to its assignees only, before anything
/// that is free for all; one that is not is handed out to everybody. It decides what the queue offers, not what people
/// may open: an answer that others send is taken.
public final class Assignees {
    private final Database database;
    private final AssigneeStore store;
    private final Counters counters;
    private final Clock clock;

    public Assignees(Database database, Counters counters, Clock clock) {
        this.database = database;
        this.store = new AssigneeStore(database);
        this.counters = counters;
        this.clock = clock;
    }

    /// What becomes of those to whom a task is assigned already.
    public enum How {
        /// They stay, these come to them.
        ADD,
        /// Only these are left; none at all makes the task free for everybody.
        REPLACE
    }

    /// Refuses people who may not label in the project.
    public void requireLabelers(ProjectId project, Set<PersonId> people) {
        List<Long> strangers = store.strangers(project, people);
        if (!strangers.isEmpty()) {
            throw new Refused(RequestProblem.Invalid.field(
                    "users",
                    "These people do not belong to project %d: %s; add them to its members first."
                            .formatted(project.value(), strangers)));
        }
    }

    /// Assigns these tasks of the project to people.
    ///
    /// @return tasks whose assignees changed
    public int assign(PersonId by, ProjectId project, Collection<TaskId> tasks, Set<PersonId> people, How how) {
        return database.transact(() -> {
            List<TaskId> locked = store.lock(project, tasks);
            Set<TaskId> changed = store.add(locked, people, new AssigneeStore.By(project, by, clock.instant()));
            if (how == How.REPLACE) {
                changed.addAll(store.removeOthers(locked, people));
            }
            if (!changed.isEmpty()) {
                store.mark(changed);
                counters.edited(project);
            }
            return changed.size();
        });
    }

    /// To whom these tasks are assigned, in order of person; free tasks are missing.
    Map<TaskId, List<PersonId>> of(Collection<TaskId> tasks) {
        return store.of(tasks);
    }
}
