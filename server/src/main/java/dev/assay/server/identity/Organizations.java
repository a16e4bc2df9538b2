package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;

/// The organisation's title and settings.
public final class Organizations {
    private static final int MAX_TITLE = 1_000;
    private static final int MAX_TOKEN_DAYS = 36_500;
    private final Database database;
    private final OrganizationStore store;
    private final Audit audit;

    Organizations(Database database, Audit audit) {
        this.database = database;
        this.store = new OrganizationStore(database);
        this.audit = audit;
    }

    /// The caller's organisation.
    public Organization of(Caller caller) {
        return store.find(caller.organization()).orElseThrow();
    }

    Organization change(Caller caller, Organization wanted) {
        if (wanted.title().isEmpty() || wanted.title().length() > MAX_TITLE) {
            throw new Refused(RequestProblem.Invalid.field(
                    "title",
                    "A title has 1 to %d characters; got %d."
                            .formatted(MAX_TITLE, wanted.title().length())));
        }
        int days = wanted.tokens().personalDays();
        if (days < 1 || days > MAX_TOKEN_DAYS) {
            throw new Refused(RequestProblem.Invalid.field(
                    "api_token_ttl_days", "1 to %d days; got %d.".formatted(MAX_TOKEN_DAYS, days)));
        }
        return database.transact(() -> {
            store.update(wanted);
            audit.record(
                    caller,
                    "organization-changed",
                    "organization:" + wanted.id().value(),
                    Json.object()
                            .put("title", wanted.title())
                            .put("open_projects", wanted.openProjects())
                            .put("legacy_tokens", wanted.tokens().legacyEnabled())
                            .put("personal_tokens", wanted.tokens().personalEnabled())
                            .put("personal_token_days", days));
            return wanted;
        });
    }
}
