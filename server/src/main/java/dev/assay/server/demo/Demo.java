package dev.assay.server.demo;

import dev.assay.server.annotation.Annotations;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Identities;
import dev.assay.server.identity.Person;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.project.Projects;
import dev.assay.server.review.Reviews;
import dev.assay.server.task.Tasks;
import dev.assay.server.transfer.FileUploads;
import java.io.IOException;
import java.util.Optional;

/// Makes the two demo projects with people, predictions, and work in every state. The demo's annotator and
/// reviewer have no password and no token: the owner works as them.
public final class Demo {
    private final Doors doors;

    /// The features that the demo goes through, as anybody would.
    public record Doors(
            Identities identities,
            Projects projects,
            Tasks tasks,
            Annotations annotations,
            Reviews reviews,
            Predictions predictions,
            FileUploads uploads) {}

    /// The people who did the work that the demo shows.
    record Cast(Caller owner, Caller annotator, Caller reviewer) {}

    public Demo(Doors doors) {
        this.doors = doors;
    }

    /// Makes the demo for the first owner; nothing when there is none.
    public void make() throws IOException {
        Optional<Caller> owner = doors.identities().owner();
        if (owner.isEmpty()) {
            return;
        }
        Cast cast = new Cast(
                owner.get(),
                member(owner.get(), "ada@demo.localhost", "Ada", "Marsh", Role.ANNOTATOR),
                member(owner.get(), "rolf@demo.localhost", "Rolf", "Winter", Role.REVIEWER));
        new PictureProject(doors, cast).make();
        new MessageProject(doors, cast).make();
    }

    private Caller member(Caller owner, String email, String firstName, String lastName, Role role) {
        Person.Profile profile = new Person.Profile(email, email, firstName, lastName, "");
        PersonId id = doors.identities().ensureMember(owner, profile, role);
        return new Caller(id, owner.organization(), role, owner.way(), Optional.empty());
    }
}
