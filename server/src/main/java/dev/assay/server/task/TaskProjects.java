package dev.assay.server.task;

import dev.assay.server.identity.Scope;
import dev.assay.server.project.ProjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/// Which project a task belongs to, remembered: a task never moves. One that was deleted is then missed by whoever
/// reads it. Shared by all threads; guarded by its lock.
public final class TaskProjects {
    private static final int KEPT = 50_000;
    private final Tasks tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > KEPT;
        }
    };

    public TaskProjects(Tasks tasks) {
        this.tasks = tasks;
    }

    /// The scope of a route whose path names a task by this parameter.
    public Scope.Project scope(String parameter) {
        return Scope.Project.of(parameter, this::projectOf);
    }

    private OptionalLong projectOf(long task) {
        lock.lock();
        try {
            Long project = known.get(task);
            if (project != null) {
                return OptionalLong.of(project);
            }
        } finally {
            lock.unlock();
        }
        var found = tasks.projectOf(new TaskId(task)).map(ProjectId::value);
        found.ifPresent(project -> remember(task, project));
        return found.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private void remember(long task, long project) {
        lock.lock();
        try {
            known.put(task, project);
        } finally {
            lock.unlock();
        }
    }
}
