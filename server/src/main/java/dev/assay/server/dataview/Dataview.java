package dev.assay.server.dataview;

import dev.assay.server.annotation.AnnotationChanges;
import dev.assay.server.annotation.Annotations;
import dev.assay.server.annotation.Drafts;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.project.Counters;
import dev.assay.server.project.Projects;
import dev.assay.server.task.Assignees;
import dev.assay.server.task.TaskObjects;
import dev.assay.server.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The data manager, put together: lists, views, actions and the indexes behind them.
public final class Dataview {
    private final Ground ground;
    private final TaskLists lists;
    private final Views views;
    private final BulkActions actions;

    /// What it is built on.
    public record Ground(Database database, Jobs jobs, Outbox outbox, Clock clock, Doors doors) {}

    /// The features whose tasks it lists and changes.
    public record Doors(Projects projects, Counters counters, Work work, TaskObjects objects) {}

    /// What actions on tasks change.
    public record Work(
            Tasks tasks,
            Assignees assignees,
            Annotations annotations,
            AnnotationChanges changes,
            Drafts drafts,
            Predictions predictions) {}

    public Dataview(Ground ground) {
        this.ground = ground;
        this.lists = new TaskLists(ground.database());
        this.views = new Views(ground.database(), ground.clock());
        this.actions = new BulkActions(
                lists,
                ground.jobs(),
                new TaskActions(ground.database(), ground.doors().work()).all());
        SearchIndex index = new SearchIndex(ground.database(), ground.doors().counters());
        ground.outbox().consumer("dataview-index", index::take);
    }

    public List<Endpoint> endpoints() {
        return Stream.of(
                        new DataviewRoutes(
                                        lists,
                                        views,
                                        ground.doors().objects(),
                                        ground.doors().projects())
                                .endpoints(),
                        new ActionRoutes(actions, views).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /// Its jobs, by kind.
    public Map<String, JobHandler> handlers() {
        return Map.of(BulkActions.KIND, actions);
    }
}
