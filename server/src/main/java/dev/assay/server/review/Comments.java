package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.annotation.AnnotationProblem;
import dev.assay.server.annotation.Annotations;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Comments of people on tasks and answers. Annotators see those on their own answers and what they said themselves,
/// so that answers to one task stay blind to each other; reviewers and above see all.
public final class Comments {
    private final CommentStore store;
    private final Annotations annotations;
    private final Clock clock;

    public Comments(Database database, Annotations annotations, Clock clock) {
        this.store = new CommentStore(database);
        this.annotations = annotations;
        this.clock = clock;
    }

    /// Says something about an answer that the caller may see.
    public Comment add(Caller caller, AnnotationId id, Comment.Said said, boolean resolved) {
        var place = annotations.require(caller, id).place();
        return store.insert(
                new Comment.Place(place.task(), Optional.of(id), place.project()),
                said,
                caller.person(),
                resolved,
                clock.instant());
    }

    /// Says something about a task, whatever its answers.
    public Comment add(Caller caller, TaskId task, ProjectId project, Comment.Said said, boolean resolved) {
        return store.insert(
                new Comment.Place(task, Optional.empty(), project), said, caller.person(), resolved, clock.instant());
    }

    /// The project of a comment; it never changes.
    public OptionalLong projectOf(long id) {
        return store.find(id)
                .map(comment -> OptionalLong.of(comment.place().project().value()))
                .orElse(OptionalLong.empty());
    }

    /// The comment, if the caller may see it; else the refusal that there is none.
    public Comment require(Caller caller, long id) {
        return store.find(id)
                .filter(comment -> isOwn(caller, comment)
                        || caller.may(Permission.ANNOTATION_SEE_ALL)
                        || isOnOwnAnswer(caller, comment))
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("comment", String.valueOf(id))));
    }

    private boolean isOnOwnAnswer(Caller caller, Comment comment) {
        return comment.place()
                .annotation()
                .flatMap(annotations::find)
                .filter(answer -> answer.place().person().equals(caller.person()))
                .isPresent();
    }

    private static boolean isOwn(Caller caller, Comment comment) {
        return comment.by().map(Speaker::id).equals(Optional.of(caller.person()));
    }

    public List<Comment> ofTask(Caller caller, TaskId task) {
        return store.ofTasks(List.of(task), viewer(caller));
    }

    public List<Comment> ofAnnotation(Caller caller, AnnotationId annotation) {
        return store.ofAnnotation(annotation, viewer(caller));
    }

    /// The project's comments with ids above `after`, in order of id.
    public List<Comment> ofProject(Caller caller, ProjectId project, long after, int limit) {
        return store.ofProject(project, viewer(caller), after, limit);
    }

    private static Optional<PersonId> viewer(Caller caller) {
        return Reviews.onlyOwn(caller);
    }

    /// What to change of a comment; empty stays.
    public record Change(Optional<Comment.Said> said, Optional<Boolean> resolved) {}

    /// Changes a comment: everybody who sees it may resolve it, its words are its author's.
    public Comment change(Caller caller, long id, Change change) {
        Comment before = require(caller, id);
        if (change.said().isPresent()) {
            requireOwn(caller, before);
        }
        Comment after =
                new Comment(id, before.place(), change.said().orElse(before.said()), before.by(), before.times());
        boolean resolved = change.resolved().orElse(before.times().resolvedAt().isPresent());
        return store.update(after, resolved, clock.instant());
    }

    /// Deletes an own comment; managers delete everybody's.
    public void delete(Caller caller, long id) {
        Comment comment = require(caller, id);
        if (!caller.may(Permission.ANNOTATION_EDIT_ALL)) {
            requireOwn(caller, comment);
        }
        store.delete(id);
    }

    private static void requireOwn(Caller caller, Comment comment) {
        if (!isOwn(caller, comment)) {
            throw new Refused(new AnnotationProblem.NotYours("comment", comment.id()));
        }
    }
}
