package dev.assay.server.platform.http;

import java.io.IOException;
import java.io.Serial;

/// The client ended the connection before its request was read or its answer written.
public final class ClientGone extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public ClientGone(IOException cause) {
        super("the client closed the connection", cause);
    }
}
