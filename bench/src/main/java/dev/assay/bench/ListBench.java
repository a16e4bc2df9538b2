package dev.assay.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Pages of 100 tasks by each filter and order that is offered, in a small and a large project of one server.
///
/// Arguments: size of the large project (default 1000000), of the small one (default 1000).
public final class ListBench {
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("no filter", "{}");
        QUERIES.put("newest first", ordering("-tasks:id"));
        QUERIES.put("by priority", ordering("-tasks:priority"));
        QUERIES.put("by update", ordering("-tasks:updated_at"));
        QUERIES.put("by annotations", ordering("-tasks:total_annotations"));
        QUERIES.put("state is draft", filter("state", "equal", "\"draft\""));
        QUERIES.put("state is accepted (none)", filter("state", "equal", "\"accepted\""));
        QUERIES.put("annotated by me (none)", filter("annotators", "contains", "[1]"));
        QUERIES.put("label is Car (none)", filter("label", "equal", "\"Car\""));
        QUERIES.put("id over half", filter("id", "greater", "500"));
        QUERIES.put("text in few", filter("data.title", "contains", "\"picture 999\""));
        QUERIES.put("text in many", filter("data.notes", "contains", "\"basalt\""));
        QUERIES.put("prediction score over 0.9", filter("predictions_score", "greater", "0.9"));
    }

    private ListBench() {}

    public static void main(String[] args) throws Exception {
        int large = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int small = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        Path folder = Files.createTempDirectory("assay-bench-files");
        try (BenchServer server = BenchServer.start("512m")) {
            Api api = new Api(server.url(), BenchServer.TOKEN);
            Map<String, double[]> figures = new LinkedHashMap<>();
            for (int count : new int[] {small, large}) {
                long project = Projects.create(api, 1);
                Path file = Rows.write(folder, count);
                Projects.importFile(api, project, file);
                Files.delete(file);
                Projects.awaitIndex(server, project, count);
                for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                    figures.computeIfAbsent(query.getKey(), _ -> new double[4])[count == small ? 0 : 1] = 0;
                    measure(api, project, query, figures.get(query.getKey()), count == small ? 0 : 2);
                }
            }
            figures.forEach((name, f) -> Figures.row(
                    name,
                    "p95 %.1f ms at %d | p95 %.1f ms at %d | ratio %.2f | first look %.0f ms",
                    f[0],
                    small,
                    f[2],
                    large,
                    f[2] / f[0],
                    f[3]));
        } finally {
            Files.delete(folder);
        }
    }

    private static void measure(Api api, long project, Map.Entry<String, String> query, double[] into, int at) {
        String path = "/api/tasks?project=" + project + "&page_size=100&query="
                + URLEncoder.encode(query.getValue(), StandardCharsets.UTF_8);
        into[at + 1] = Figures.millisOf(() -> api.get(path));
        into[at] = Figures.of(20, 60, () -> api.get(path)).quantile(0.95);
    }

    private static String ordering(String by) {
        return "{\"ordering\":[\"" + by + "\"]}";
    }

    private static String filter(String column, String operator, String value) {
        return """
                {"filters":{"conjunction":"and","items":[{"filter":"filter:tasks:%s","operator":"%s","type":"String","value":%s}]}}""".formatted(column, operator, value);
    }
}
