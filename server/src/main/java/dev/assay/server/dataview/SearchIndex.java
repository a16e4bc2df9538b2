package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Event;
import java.util.List;

/// Keeps the words and labels that searches read, from the news of other features. What it writes depends only on
/// what stands now, so an event that comes twice changes nothing.
final class SearchIndex {
    private final SearchIndexStore store;

    SearchIndex(Database database) {
        this.store = new SearchIndexStore(database);
    }

    void take(Event event) {
        switch (event.kind()) {
            case "tasks-created", "tasks-changed" -> {
                long first = event.payload().path("first").longValue();
                long last = event.payload().path("last").longValue();
                store.indexWords(event.scopeId().orElseThrow(), first, last);
            }
            case "annotations-copied" -> {
                long first = event.payload().path("first").longValue();
                long last = event.payload().path("last").longValue();
                store.indexLabels(event.scopeId().orElseThrow(), first, last);
            }
            case "annotation-submitted", "annotation-changed", "annotation-deleted" ->
                store.indexLabels(List.of(event.payload().path("task").longValue()));
            default -> {
                // other news changes neither words nor labels
            }
        }
    }
}
