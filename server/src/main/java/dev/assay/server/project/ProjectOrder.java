package dev.assay.server.project;

/// Orders of a list of projects.
public enum ProjectOrder {
    NEWEST("p.pinned_at DESC NULLS LAST, p.id DESC"),
    OLDEST("p.id"),
    TITLE("lower(p.title), p.id"),
    TITLE_DOWN("lower(p.title) DESC, p.id DESC");

    private final String sql;

    ProjectOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /// The order of Label Studio's `ordering` parameter; newest first for what it does not know.
    public static ProjectOrder ofWireName(String ordering) {
        return switch (ordering) {
            case "id", "created_at" -> OLDEST;
            case "title" -> TITLE;
            case "-title" -> TITLE_DOWN;
            case String _ -> NEWEST;
        };
    }
}
