package dev.assay.server.identity;

/// How a caller proved who they are.
public enum AuthWay {
    SESSION,
    LEGACY_TOKEN,
    PERSONAL_TOKEN,
    LOCAL_FILE
}
