package dev.assay.server.identity;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Somebody with an account. `hotkeys` is their own key map, as the browser keeps it.
public record Person(
        PersonId id,
        Profile profile,
        Instant joinedAt,
        Instant lastActivityAt,
        ObjectNode hotkeys,
        Optional<Member> member) {

    /// What others see of a person. The address is in lower case.
    public record Profile(String email, String username, String firstName, String lastName, String phone) {
        /// Two letters for a face that has no picture.
        public String initials() {
            String letters = firstLetter(firstName) + firstLetter(lastName);
            String shown = letters.isEmpty() ? email.substring(0, Math.min(2, email.length())) : letters;
            return shown.toUpperCase(java.util.Locale.ROOT);
        }

        private static String firstLetter(String name) {
            return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        }
    }

    /// A person's place in an organisation. Who was removed has none.
    public record Member(OrganizationId organization, Role role) {}
}
