package dev.assay.server.identity;

/// A thing that can be allowed. Each route names one; [Permissions] says which roles have it.
public enum Permission {
    /// Needs no sign-in. Only for routes of scope [Scope.Open].
    ANYBODY("what needs no sign-in"),
    OWN_ACCOUNT("own profile, tokens and hotkeys"),
    PEOPLE_SEE("see the members of the organisation"),
    PEOPLE_MANAGE("invite, change and remove members below or at the own role"),
    ORGANIZATION_SEE("see the organisation"),
    ORGANIZATION_EDIT("change the organisation's name and settings"),
    WORK_AS("work as another person without their password"),
    AUDIT_SEE("read the audit log"),
    PROJECT_SEE("see a project and its settings"),
    PROJECT_CREATE("make a project"),
    PROJECT_EDIT("change a project's settings and labeling config"),
    PROJECT_DELETE("delete a project"),
    PROJECT_MEMBERS("add, change and remove members of a project"),
    TASK_SEE("see tasks"),
    TASK_CREATE("add tasks"),
    TASK_EDIT("change a task's data, overlap and priority"),
    TASK_DELETE("delete tasks"),
    TASK_REOPEN("reopen an accepted task"),
    LABEL("claim tasks, draft, submit, skip, and change own answers"),
    ANNOTATION_SEE("see annotations; annotators see their own"),
    ANNOTATION_SEE_ALL("see everybody's annotations"),
    ANNOTATION_EDIT_ALL("change and delete everybody's annotations"),
    GROUND_TRUTH("declare an annotation right"),
    REVIEW("accept, fix and reject annotations"),
    PREDICTION_SEE("see predictions"),
    PREDICTION_EDIT("add, change and delete predictions"),
    IMPORT("import files into a project"),
    EXPORT("export a project"),
    FILE_SEE("open a project's uploaded files"),
    VIEW_SEE("see the views of the data manager"),
    VIEW_EDIT("make, change and delete views"),
    TASK_ACTIONS("run bulk actions on tasks"),
    QUALITY_SEE("see agreement and scores"),
    STORAGE_MANAGE("connect and synchronise buckets"),
    WEBHOOK_MANAGE("manage webhooks"),
    MODEL_MANAGE("connect and train ML backends"),
    JOB_SEE("follow jobs: the own ones, managers all"),
    JOB_SEE_ALL("follow and cancel everybody's jobs");

    private final String meaning;

    Permission(String meaning) {
        this.meaning = meaning;
    }

    /// What it allows, in words for the reference.
    public String meaning() {
        return meaning;
    }
}
