package dev.assay.server.dataview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.TestServer;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TaskListsTest {
    private final TestServer server = TestServer.create();
    private final TaskLists lists = new TaskLists(server.database);
    private final SearchIndexStore index = new SearchIndexStore(server.database);
    private final Project project = server.project();
    private final long[] ids = server.labeling
            .tasks()
            .copyIn(
                    server.owner().person(),
                    project.id(),
                    IntStream.range(0, 2_500).mapToObj(TaskListsTest::task).iterator());

    private static NewTask task(int number) {
        return new NewTask(
                Json.object()
                        .put("image", "/pictures/%d.jpg".formatted(number))
                        .put("place", number % 2 == 0 ? "Porto" : "100% Graz_")
                        .put("size", Integer.toString(number)),
                Json.object(),
                OptionalInt.empty(),
                number % 7,
                true,
                OptionalLong.empty());
    }

    private TaskQuery query(String json) {
        return QueryJson.read(project.id().value(), Json.read(json));
    }

    private TaskQuery where(String column, String operator, String type, String value) {
        return query("""
                {"filters":{"conjunction":"and","items":[
                    {"filter":"filter:tasks:%s","operator":"%s","type":"%s","value":%s}]}}""".formatted(column, operator, type, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks:id",
                "-tasks:id",
                "tasks:priority",
                "-tasks:priority",
                "-tasks:updated_at",
                "tasks:total_annotations"
            })
    void pagesByCursorShowEveryTaskOnceAndPagesByNumberAreTheSame(String order) {
        TaskQuery all = query("{\"ordering\":[\"%s\"]}".formatted(order));
        List<Long> seen = new ArrayList<>();
        Optional<Position> place = Optional.empty();
        int page = 1;
        do {
            TaskLists.Page part = lists.after(all, place, 400);
            assertEquals(part.ids(), lists.numbered(all, page++, 400).ids());
            seen.addAll(part.ids());
            place = part.next().map(next -> Position.ofCursor(next.toCursor()));
        } while (place.isPresent());
        assertEquals(ids.length, seen.size());
        assertEquals(ids.length, seen.stream().distinct().count());
        assertEquals(2_500, lists.total(all));
    }

    @Test
    void aPageAfterTheLastIsRefused() {
        TaskQuery all = query("{}");
        assertEquals(100, lists.numbered(all, 25, 100).ids().size());
        assertThrows(Refused.class, () -> lists.numbered(all, 26, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state | equal | String | \"draft\" | 2500",
                "state | not_equal | String | \"draft\" | 0",
                "data.place | equal | String | \"Porto\" | 1250",
                "data.place | contains | String | \"%\" | 1250",
                "data.place | contains | String | \"graz_\" | 1250",
                "data.place | contains | String | \"raz%\" | 0",
                "data.place | not_contains | String | \"porto\" | 1250",
                "data.place | starts_with | String | \"por\" | 1250",
                "data.place | ends_with | String | \"o\" | 1250",
                "data.place | regex | String | \"^P.*o$\" | 1250",
                "data.size | less | Number | 10 | 10",
                "data.size | in | Number | {\"min\": 5, \"max\": 8} | 4",
                "data.size | in_list | String | [\"1\", \"2\", \"x\"] | 2",
                "data.none | empty | String | true | 2500",
                "data.size | greater_or_equal | Number | 2490 | 10",
                "priority | greater | Number | 5 | 357",
                "created_at | less | Datetime | \"2001-01-01T00:00:00Z\" | 0",
                "annotators | contains | List | [1] | 0",
                "label | equal | String | \"cell\" | 0",
                "ground_truth | equal | Boolean | true | 0",
                "predictions_score | greater | Number | 0.5 | 0"
            })
    void filtersFindWhatTheySay(String column, String operator, String type, String value, long expected) {
        index.indexWords(project.id().value(), ids[0], ids[ids.length - 1]);
        TaskQuery query = where(column, operator, type, value);
        assertEquals(expected, lists.total(query));
        assertEquals(
                Math.min(expected, 50),
                lists.after(query, Optional.empty(), 50).ids().size());
    }

    @Test
    void totalsFollowChangesAtOnce() {
        Project other = server.project();
        TaskId only = server.labeling
                .tasks()
                .create(server.owner().person(), other.id(), task(1))
                .id();
        TaskQuery heavy = QueryJson.read(other.id().value(), Json.read("""
                {"filters":{"items":[{"filter":"filter:tasks:priority","operator":"equal","value":99}]}}"""));
        assertEquals(0, lists.total(heavy));
        server.clock.advance(Duration.ofMillis(1));
        server.labeling.tasks().setPriority(server.owner().person(), other.id(), List.of(only), 99);
        assertEquals(1, lists.total(heavy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filters\":{\"conjunction\":\"xor\",\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"equal\",\"value\":1}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:nothing\",\"operator\":\"equal\",\"value\":1}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:project__id\",\"operator\":\"equal\",\"value\":1}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"near\",\"value\":1}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"equal\",\"value\":\"x\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"in_list\",\"value\":{}}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:created_at\",\"operator\":\"less\",\"value\":\"soon\"}]}}",
                "{\"ordering\":[\"tasks:data.size\"]}",
                "{\"selectedItems\":{\"all\":false,\"included\":[\"x\"]}}"
            })
    void whatIsNotUnderstoodIsRefusedNotIgnored(String json) {
        Refused refused = assertThrows(Refused.class, () -> query(json));
        assertEquals("invalid-query", refused.problem().code());
        assertTrue(refused.problem().problems().size() >= 1);
    }

    @Test
    void anEmptySelectionIsNotEverything() {
        assertEquals(false, QueryJson.selects(Json.read("{}")));
        assertEquals(false, QueryJson.selects(Json.read("{\"selectedItems\":{\"all\":false,\"included\":[]}}")));
        assertEquals(true, QueryJson.selects(Json.read("{\"selectedItems\":{\"all\":true}}")));
        TaskQuery butOne = query("{\"selectedItems\":{\"all\":true,\"excluded\":[%d]}}".formatted(ids[0]));
        assertEquals(2_499, lists.total(butOne));
    }

    @Test
    void aCursorOfSomebodyElseIsRefused() {
        assertThrows(Refused.class, () -> Position.ofCursor("bm8"));
        assertThrows(Refused.class, () -> Position.ofCursor("%%%"));
    }
}
