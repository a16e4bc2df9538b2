package dev.assay.server.identity;

import java.util.Locale;
import java.util.Optional;

/// What a member is in an organisation or on a project, most rights first.
public enum Role {
    OWNER,
    ADMINISTRATOR,
    MANAGER,
    REVIEWER,
    ANNOTATOR;

    /// Whether this role has all rights of the other one.
    public boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }

    /// The name on the wire and in the database, for example `annotator`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of a wire name; also the two-letter codes of Label Studio's paid edition (OW, AD, MA, RE, AN).
    public static Optional<Role> of(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equalsIgnoreCase(wireName)
                    || role.name().substring(0, 2).equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
