package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Event;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import java.util.List;
import java.util.function.LongConsumer;

/// Keeps the words and labels that searches read, from the news of other features. What it writes depends only on
/// what stands now, so an event that comes twice changes nothing.
final class SearchIndex {
    private final Database database;
    private final SearchIndexStore store;
    private final Counters counters;

    SearchIndex(Database database, Counters counters) {
        this.database = database;
        this.store = new SearchIndexStore(database);
        this.counters = counters;
    }

    void take(Event event) {
        switch (event.kind()) {
            case "tasks-created", "tasks-changed" ->
                index(event, project -> store.indexWords(project, first(event), last(event)));
            case "annotations-copied" -> index(event, project -> store.indexLabels(project, first(event), last(event)));
            case "annotation-submitted", "annotation-changed", "annotation-deleted" ->
                index(
                        event,
                        _ -> store.indexLabels(
                                List.of(event.payload().path("task").longValue())));
            default -> {
                // other news changes neither words nor labels
            }
        }
    }

    private static long first(Event event) {
        return event.payload().path("first").longValue();
    }

    private static long last(Event event) {
        return event.payload().path("last").longValue();
    }

    private void index(Event event, LongConsumer write) {
        long project = event.scopeId().orElseThrow();
        database.inTransaction(() -> {
            write.accept(project);
            if (store.isThere(project)) {
                counters.edited(new ProjectId(project));
            }
        });
    }
}
