package dev.assay.server.identity;

/// The table of who may do what: the one place that maps permissions to roles. Roles are ordered, so a permission
/// is given from one role upwards. `docs/reference/access.md` prints this table and a test compares the two.
public final class Permissions {
    private Permissions() {}

    /// Whether the role has the permission.
    public static boolean allow(Role role, Permission permission) {
        return role.isAtLeast(leastRoleFor(permission));
    }

    /// The lowest role that has the permission.
    public static Role leastRoleFor(Permission permission) {
        return switch (permission) {
            case ANYBODY,
                    OWN_ACCOUNT,
                    ORGANIZATION_SEE,
                    PROJECT_SEE,
                    TASK_SEE,
                    LABEL,
                    ANNOTATION_SEE,
                    PREDICTION_SEE,
                    FILE_SEE,
                    VIEW_SEE,
                    JOB_SEE -> Role.ANNOTATOR;
            case PEOPLE_SEE, ANNOTATION_SEE_ALL, REVIEW, QUALITY_SEE -> Role.REVIEWER;
            case PROJECT_CREATE,
                    PROJECT_EDIT,
                    PROJECT_DELETE,
                    PROJECT_MEMBERS,
                    TASK_CREATE,
                    TASK_EDIT,
                    TASK_DELETE,
                    TASK_REOPEN,
                    ANNOTATION_EDIT_ALL,
                    GROUND_TRUTH,
                    PREDICTION_EDIT,
                    IMPORT,
                    EXPORT,
                    VIEW_EDIT,
                    TASK_ACTIONS,
                    STORAGE_MANAGE,
                    WEBHOOK_MANAGE,
                    MODEL_MANAGE,
                    JOB_SEE_ALL -> Role.MANAGER;
            case PEOPLE_MANAGE, ORGANIZATION_EDIT, AUDIT_SEE -> Role.ADMINISTRATOR;
            case WORK_AS -> Role.OWNER;
        };
    }
}
