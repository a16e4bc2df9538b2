package dev.assay.server.project;

import dev.assay.labeling.LabelingConfig;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Projects: made, read, changed and deleted.
public final class Projects {
    private final Database database;
    private final ProjectStore store;
    private final Counters counters;
    private final Clock clock;
    private final List<SettingsFollower> followers;
    private final LabelingConfigs compiled = new LabelingConfigs();

    /// @param followers told of changed queue and review rules, in order
    public Projects(Database database, Counters counters, Clock clock, List<SettingsFollower> followers) {
        this.database = database;
        this.store = new ProjectStore(database);
        this.counters = counters;
        this.clock = clock;
        this.followers = List.copyOf(followers);
    }

    /// Makes a project of these settings, by wire name; what is missing has Label Studio's defaults.
    public Project create(Caller caller, ObjectNode settings) {
        return database.transact(() -> {
            ProjectChange change = new ProjectChange(settings);
            ProjectId id = new ProjectId(store.nextId());
            Project made = change.applyTo(blank(id, caller), clock.instant());
            if (change.config().isPresent()) {
                made = withConfig(made, change.config().get(), 1);
            }
            store.insert(made);
            store.insertVersion(made, caller.person());
            return made;
        });
    }

    private Project blank(ProjectId id, Caller caller) {
        Instant now = clock.instant();
        return new Project(
                id,
                new Project.Origin(caller.organization(), Optional.of(caller.person()), now, now),
                new Project.About(
                        ProjectChange.DEFAULT_TITLE.formatted(id.value()), "", "#FFFFFF", "", "", Optional.empty()),
                new Project.Config("<View></View>", 1),
                new Project.Queue(1, Sampling.SEQUENTIAL, SkipQueue.REQUEUE_FOR_OTHERS, Duration.ofHours(2), false),
                new Project.Rules(
                        store.opensProjects(caller.organization()), true, false, Project.RejectTo.AUTHOR, false),
                Json.object());
    }

    public Optional<Project> find(ProjectId id) {
        return store.find(id);
    }

    /// The project, or the refusal that there is none.
    public Project require(ProjectId id) {
        return store.find(id).orElseThrow(() -> missing(id));
    }

    private static Refused missing(ProjectId id) {
        return new Refused(new RequestProblem.NotFound("project", String.valueOf(id.value())));
    }

    /// The compiled labeling config of a version; cached.
    public LabelingConfig labeling(ProjectId id, int version) {
        LabelingConfigs.Key key = new LabelingConfigs.Key(id, version);
        return compiled.find(key).orElseGet(() -> {
            String text = store.versions(id).stream()
                    .filter(one -> one.version() == version)
                    .findFirst()
                    .orElseThrow(() -> missing(id))
                    .text();
            LabelingConfig config = LabelingConfig.parse(text).config();
            compiled.put(key, config);
            return config;
        });
    }

    /// The compiled labeling config that the project has now.
    public LabelingConfig labeling(Project project) {
        return labeling(project.id(), project.config().version());
    }

    /// Changes settings by wire name. A labeling config that has errors or loses labels in use is refused, unless
    /// `force` lets the labels go.
    public Project change(Caller caller, ProjectId id, ObjectNode settings, boolean force) {
        return database.transact(() -> {
            Project before = store.lock(id).orElseThrow(() -> missing(id));
            ProjectChange change = new ProjectChange(settings);
            Project after = change.applyTo(before, clock.instant());
            Optional<String> config =
                    change.config().filter(text -> !text.equals(before.config().text()));
            if (config.isPresent()) {
                ConfigCheck check = check(id, config.get());
                List<Detail> wrong = force ? check.errors() : check.allErrors();
                if (!wrong.isEmpty()) {
                    throw new Refused(new ProjectProblem.InvalidConfig(wrong));
                }
                after = withConfig(after, config.get(), before.config().version() + 1);
                store.insertVersion(after, caller.person());
            }
            store.update(after);
            if (rulesDiffer(before, after)) {
                for (SettingsFollower follower : followers) {
                    follower.rulesChanged(before, after, caller.person());
                }
            }
            return after;
        });
    }

    private static boolean rulesDiffer(Project before, Project after) {
        return before.queue().overlap() != after.queue().overlap()
                || before.queue().skipQueue() != after.queue().skipQueue()
                || before.cohortPercent() != after.cohortPercent()
                || !before.ordering().equals(after.ordering())
                || (after.ordering().uncertainFirst()
                        && !before.about().modelVersion().equals(after.about().modelVersion()))
                || before.rules().reviewRequired() != after.rules().reviewRequired()
                || before.rules().rejectTo() != after.rules().rejectTo();
    }

    private static Project withConfig(Project project, String config, int version) {
        List<Detail> errors = ConfigCheck.of(config).errors();
        if (!errors.isEmpty()) {
            throw new Refused(new ProjectProblem.InvalidConfig(errors));
        }
        return new Project(
                project.id(),
                project.origin(),
                project.about(),
                new Project.Config(config, version),
                project.queue(),
                project.rules(),
                project.extras());
    }

    /// What is wrong with a labeling config for this project, labels in use included.
    public ConfigCheck check(ProjectId id, String config) {
        return ConfigCheck.of(config, labeling(require(id)), counters.read(id));
    }

    /// Sets the model version whose predictions pre-fill the editor.
    public void useModelVersion(Caller caller, ProjectId id, String version) {
        change(caller, id, Json.object().put("model_version", version), false);
    }

    /// Deletes the project with its tasks and answers.
    public void delete(ProjectId id) {
        if (!store.delete(id)) {
            throw missing(id);
        }
    }

    public List<ConfigVersion> versions(ProjectId id) {
        return store.versions(id);
    }

    /// Which projects a list shows, and in which order.
    public record Wanted(String search, String title, List<Long> ids, Optional<Boolean> pinned, ProjectOrder order) {}

    /// A part of a list of projects; `total` is how many there are in all.
    public record Page(List<Project> projects, long total) {}

    /// The projects that the caller sees, `page` counted from 1.
    public Page list(Caller caller, Wanted wanted, int page, int pageSize) {
        ProjectStore.Query query = new ProjectStore.Query(
                caller.organization(), caller.person(), caller.role().isAtLeast(Role.ADMINISTRATOR), wanted);
        return new Page(store.list(query, (page - 1L) * pageSize, pageSize), store.count(query));
    }
}
