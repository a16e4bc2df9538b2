package dev.assay.server;

import dev.assay.server.annotation.AnnotationChanges;
import dev.assay.server.annotation.AnnotationPart;
import dev.assay.server.annotation.AnnotationRoutes;
import dev.assay.server.annotation.Annotations;
import dev.assay.server.annotation.DraftRoutes;
import dev.assay.server.annotation.Drafts;
import dev.assay.server.annotation.IdempotentRequests;
import dev.assay.server.assignment.AssignmentRoutes;
import dev.assay.server.assignment.Assignments;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.jobs.RecurringWork;
import dev.assay.server.prediction.ScoreJob;
import dev.assay.server.project.Counters;
import dev.assay.server.project.Members;
import dev.assay.server.project.ProjectRoutes;
import dev.assay.server.project.Projects;
import dev.assay.server.project.TemplateRoutes;
import dev.assay.server.review.CommentRoutes;
import dev.assay.server.review.Comments;
import dev.assay.server.review.Progress;
import dev.assay.server.review.ReviewPart;
import dev.assay.server.review.ReviewRoutes;
import dev.assay.server.review.Reviews;
import dev.assay.server.task.Assignees;
import dev.assay.server.task.DeleteTasksJob;
import dev.assay.server.task.DeleteTasksRoutes;
import dev.assay.server.task.Leases;
import dev.assay.server.task.RecountJob;
import dev.assay.server.task.TaskObjects;
import dev.assay.server.task.TaskPart;
import dev.assay.server.task.TaskProjects;
import dev.assay.server.task.TaskRoutes;
import dev.assay.server.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The features from project to review, wired lowest first.
public final class Labeling {
    private final Database database;
    private final Jobs jobs;
    private final Clock clock;
    private final Counters counters;
    private final Members members;
    private final Projects projects;
    private final Tasks tasks;
    private final TaskObjects objects;
    private final Assignees assignees;
    private final Leases leases;
    private final Annotations annotations;
    private final AnnotationChanges changes;
    private final IdempotentRequests requests;
    private final Assignments assignments;
    private final Reviews reviews;
    private final Progress progress;

    /// What the features are built on.
    ///
    /// @param parts what features beside these know of tasks
    public record Ground(
            Database database, Jobs jobs, Outbox outbox, Clock clock, RandomGenerator random, List<TaskPart> parts) {}

    public Labeling(Ground ground) {
        this.database = ground.database();
        this.jobs = ground.jobs();
        this.clock = ground.clock();
        this.counters = new Counters(database);
        this.members = new Members(database, ground.clock());
        this.projects = new Projects(
                database,
                counters,
                ground.clock(),
                List.of(RecountJob.queueIn(ground.jobs()), ScoreJob.queueIn(ground.jobs())));
        List<TaskPart> parts = Stream.concat(
                        Stream.of(new AnnotationPart(database), new ReviewPart(database)), ground.parts().stream())
                .toList();
        this.tasks = new Tasks(new Tasks.Ground(database, counters, projects, ground.outbox(), ground.clock()), parts);
        this.assignees = new Assignees(database, counters, ground.clock());
        this.objects = new TaskObjects(tasks, assignees, parts);
        this.leases = new Leases(new Leases.Ground(database, tasks, counters, ground.clock(), ground.random()));
        Annotations.Ground annotating =
                new Annotations.Ground(database, counters, projects, tasks, ground.outbox(), ground.clock());
        this.annotations = new Annotations(annotating);
        this.changes = new AnnotationChanges(annotations);
        this.requests = new IdempotentRequests(annotating);
        this.assignments = new Assignments(database, projects, leases);
        this.reviews = new Reviews(new Reviews.Ground(
                database, projects, tasks, leases, changes, new Reviews.Ground.News(ground.outbox(), ground.clock())));
        this.progress = new Progress(database, counters, ground.clock());
    }

    /// Every route of these features.
    public List<Endpoint> endpoints() {
        TaskProjects taskProjects = new TaskProjects(tasks);
        return Stream.of(
                        new ProjectRoutes(projects, counters, members).endpoints(),
                        new TemplateRoutes().endpoints(),
                        new TaskRoutes(tasks, objects, projects, members).endpoints(),
                        new DeleteTasksRoutes(jobs).endpoints(),
                        new AnnotationRoutes(annotations, requests, taskProjects).endpoints(),
                        new DraftRoutes(database, new Drafts(annotations), taskProjects).endpoints(),
                        new AssignmentRoutes(database, assignments, tasks, objects).endpoints(),
                        new ReviewRoutes(new ReviewRoutes.Ground(
                                        reviews, progress, annotations, requests, objects, taskProjects))
                                .endpoints(),
                        new CommentRoutes(new Comments(database, annotations, clock), annotations, tasks).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /// The jobs of these features, by kind.
    public Map<String, JobHandler> handlers() {
        return Map.of(
                RecountJob.KIND,
                new RecountJob(projects, tasks),
                DeleteTasksJob.KIND,
                new DeleteTasksJob(tasks, counters));
    }

    /// Registers what recurs.
    public void schedule(RecurringWork recurring) {
        recurring.every(Duration.ofSeconds(2), "counters-fold", counters::fold);
        recurring.every(Duration.ofSeconds(30), "leases-free", () -> leases.freeExpired(Optional.empty()));
        recurring.every(Duration.ofHours(1), "requests-forget", requests::forgetOld);
    }

    public Counters counters() {
        return counters;
    }

    /// Who is what on which project.
    public Members members() {
        return members;
    }

    public Projects projects() {
        return projects;
    }

    public Tasks tasks() {
        return tasks;
    }

    public TaskObjects objects() {
        return objects;
    }

    public Assignees assignees() {
        return assignees;
    }

    public Leases leases() {
        return leases;
    }

    public Annotations annotations() {
        return annotations;
    }

    public AnnotationChanges annotationChanges() {
        return changes;
    }

    public Assignments assignments() {
        return assignments;
    }

    public Reviews reviews() {
        return reviews;
    }
}
