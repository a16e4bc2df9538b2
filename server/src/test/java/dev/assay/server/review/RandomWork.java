package dev.assay.server.review;

import dev.assay.server.TestServer;
import dev.assay.server.annotation.AnnotationChanges;
import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.annotation.DraftId;
import dev.assay.server.annotation.Drafts;
import dev.assay.server.annotation.Submission;
import dev.assay.server.assignment.Assignments;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.project.SkipQueue;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskState;
import dev.assay.server.task.Tasks;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// People who do anything to a project in any order; the seed tells what.
final class RandomWork {
    private static final int PEOPLE = 5;
    private static final List<SkipQueue> SKIPS =
            List.of(SkipQueue.REQUEUE_FOR_ME, SkipQueue.REQUEUE_FOR_OTHERS, SkipQueue.IGNORE_SKIPPED);
    private static final List<Review.Verdict> VERDICTS =
            List.of(Review.Verdict.ACCEPTED, Review.Verdict.FIXED, Review.Verdict.REJECTED);
    private final TestServer server;
    private final Project project;
    private final Random random;
    private final List<Caller> annotators;
    private final Caller manager;
    private final AnnotationChanges changes;
    private final Drafts drafts;
    private final Set<TaskState> seen = EnumSet.noneOf(TaskState.class);
    private int done;

    RandomWork(TestServer server, Project project, long seed) {
        this.server = server;
        this.project = project;
        this.random = new Random(seed);
        this.annotators = IntStream.range(0, PEOPLE)
                .mapToObj(_ -> server.person(Role.ANNOTATOR))
                .toList();
        this.manager = server.person(Role.MANAGER);
        this.changes = new AnnotationChanges(server.labeling.annotations());
        this.drafts = new Drafts(server.labeling.annotations());
        create(12);
    }

    Set<TaskState> statesSeen() {
        return seen;
    }

    /// Operations that were not refused.
    int done() {
        return done;
    }

    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            try {
                operation();
                done++;
            } catch (Refused _) {
                // a refusal is an answer too, and must change nothing: the recount sees to that
            }
            if (i % 20 == 0) {
                server.database.use(handle -> handle.createQuery("SELECT DISTINCT state FROM task")
                        .mapTo(String.class)
                        .forEach(state -> seen.add(TaskState.ofWireName(state).orElseThrow())));
            }
        }
        server.labeling.leases().freeExpired(Optional.empty());
    }

    private void operation() {
        Caller person = annotators.get(random.nextInt(PEOPLE));
        switch (random.nextInt(22)) {
            case 0, 1, 2 -> next(person);
            case 3, 4, 5 -> held(person).ifPresent(task -> submit(person, task, false));
            case 6 -> anyTask(task -> submit(person, new TaskId(task), random.nextBoolean()));
            case 7 -> held(person).ifPresent(task -> submit(person, task, true));
            case 8, 9 -> anyTask(task -> draft(person, new TaskId(task)));
            case 10 -> any("annotation_draft", id -> drafts.delete(person, new DraftId(id)));
            case 11, 12 -> anyAnnotation((author, id) -> changes.change(author, id, answer(), Optional.empty()));
            case 13 -> anyAnnotation((author, id) -> changes.change(author, id, turned(), Optional.empty()));
            case 14 -> anyAnnotation((author, id) -> changes.delete(random.nextBoolean() ? author : manager, id));
            case 15 -> anyAnnotation((author, id) -> changes.toDraft(author, id));
            case 16, 17, 18 -> review();
            case 19 -> manage();
            case 20 -> anyAnnotation((_, id) -> changes.change(manager, id, truth(), Optional.empty()));
            case 21 -> later(person);
            default -> throw new IllegalStateException("22 operations");
        }
    }

    private void later(Caller person) {
        if (random.nextInt(4) == 0) {
            server.clock.advance(Duration.ofHours(random.nextInt(3)));
            server.labeling.leases().freeExpired(Optional.empty());
        } else {
            held(person).ifPresent(task -> server.labeling.leases().release(person.person(), task, Optional.empty()));
        }
    }

    private void manage() {
        switch (random.nextInt(5)) {
            case 0 -> create(1);
            case 1 -> anyTask(task -> server.labeling.tasks().delete(project.id(), List.of(new TaskId(task))));
            case 2 ->
                anyTask(task -> server.labeling
                        .tasks()
                        .change(
                                manager.person(),
                                new TaskId(task),
                                new Tasks.Change(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(1 + random.nextInt(3)),
                                        Optional.empty(),
                                        Optional.empty())));
            case 3 -> anyTask(task -> server.labeling.reviews().reopen(manager, new TaskId(task), "again"));
            case 4 -> changeRules();
            default -> throw new IllegalStateException("five operations");
        }
    }

    /// New rules, and every task brought to them.
    private void changeRules() {
        ObjectNode rules = Json.object();
        switch (random.nextInt(3)) {
            case 0 ->
                rules.put("skip_queue", SKIPS.get(random.nextInt(SKIPS.size())).name());
            case 1 -> rules.put("review_required", random.nextInt(4) > 0);
            case 2 -> rules.put("reject_to", random.nextBoolean() ? "author" : "anyone");
            default -> throw new IllegalStateException("three rules");
        }
        server.labeling.projects().change(manager, project.id(), rules, false);
        List<Long> tasks = server.database.with(handle -> handle.createQuery("SELECT id FROM task ORDER BY id")
                .mapTo(Long.class)
                .list());
        tasks.forEach(task -> server.labeling.tasks().recount(new TaskId(task)));
    }

    private void create(int count) {
        server.labeling
                .tasks()
                .copyIn(
                        manager.person(),
                        project.id(),
                        IntStream.range(0, count)
                                .mapToObj(i -> {
                                    ObjectNode data = Json.object().put("image", i + ".png");
                                    if (random.nextBoolean()) {
                                        data.put("note", "a \"quoted\" \\ back\tslash\nline");
                                    }
                                    return new NewTask(
                                            data, Json.object(), OptionalInt.empty(), 0, true, OptionalLong.empty());
                                })
                                .iterator());
    }

    private void next(Caller person) {
        server.labeling
                .assignments()
                .next(new Assignments.Asking(project.id(), person.person(), Optional.empty(), random.nextBoolean()));
    }

    private void submit(Caller person, TaskId task, boolean skip) {
        Submission sent = answer();
        server.labeling
                .annotations()
                .submit(
                        person,
                        task,
                        new Submission(
                                sent.result(),
                                new Submission.Skip(Optional.of(skip), Optional.empty()),
                                Optional.of(1.5),
                                Optional.empty(),
                                Submission.Links.NONE));
    }

    private Submission answer() {
        ArrayNode result = Json.array();
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode item = result.addObject();
            item.put("id", "r" + i)
                    .put("from_name", "box")
                    .put("to_name", "image")
                    .put("type", "rectanglelabels");
            ObjectNode value = item.putObject("value");
            value.put("x", 1).put("y", 1).put("width", 5).put("height", 5).put("rotation", 0);
            value.putArray("rectanglelabels").add(random.nextBoolean() ? "cell" : "platelet");
        }
        return Submission.ofResult(result);
    }

    private Submission turned() {
        return new Submission(
                Optional.empty(),
                new Submission.Skip(Optional.of(random.nextBoolean()), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Submission.Links.NONE);
    }

    private Submission truth() {
        return new Submission(
                Optional.empty(),
                new Submission.Skip(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.of(random.nextBoolean()),
                Submission.Links.NONE);
    }

    private void draft(Caller person, TaskId task) {
        Optional<AnnotationId> own = random.nextBoolean()
                ? server.labeling.annotations().ofTask(person, task, true).stream()
                        .findFirst()
                        .map(annotation -> annotation.id())
                : Optional.empty();
        drafts.save(
                person,
                task,
                own,
                new Drafts.Saving(
                        answer().result(),
                        Optional.empty(),
                        own.isEmpty() ? Optional.of(random.nextInt(4) == 0) : Optional.empty()));
    }

    private void review() {
        Review.Verdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
        anyCompleted(id -> server.labeling
                .reviews()
                .judge(
                        manager,
                        new AnnotationId(id),
                        new Reviews.Verdict(
                                new Review.Said(verdict, Optional.empty(), Optional.of("seen"), Json.array()),
                                answer().result(),
                                Optional.empty())));
    }

    private Optional<TaskId> held(Caller person) {
        return server.database.with(handle -> handle.createQuery(
                        "SELECT task_id FROM lease WHERE person_id = :person AND kind = 'label' LIMIT 1")
                .bind("person", person.person().value())
                .mapTo(Long.class)
                .findOne()
                .map(TaskId::new));
    }

    private void anyTask(LongConsumer action) {
        any("task", action);
    }

    private void any(String table, LongConsumer action) {
        pick("SELECT id FROM " + table + " ORDER BY id", action);
    }

    private void anyCompleted(LongConsumer action) {
        pick(
                "SELECT a.id FROM annotation a JOIN task t ON t.id = a.task_id WHERE t.state = 'completed' ORDER BY a.id",
                action);
    }

    private void pick(String sql, LongConsumer action) {
        List<Long> ids = server.database.with(
                handle -> handle.createQuery(sql).mapTo(Long.class).list());
        if (!ids.isEmpty()) {
            action.accept(ids.get(random.nextInt(ids.size())));
        }
    }

    private interface OnAnnotation {
        void act(Caller author, AnnotationId id);
    }

    private void anyAnnotation(OnAnnotation action) {
        any("annotation", id -> {
            AnnotationId annotation = new AnnotationId(id);
            long author = server.labeling
                    .annotations()
                    .find(annotation)
                    .orElseThrow()
                    .place()
                    .person()
                    .value();
            annotators.stream()
                    .filter(person -> person.person().value() == author)
                    .findFirst()
                    .ifPresent(person -> action.act(person, annotation));
        });
    }
}
