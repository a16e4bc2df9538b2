package dev.assay.server.dataview;

import tools.jackson.databind.node.ObjectNode;

/// A saved view, shown as a tab: filters, order and columns, as the browser keeps them in `data`.
record View(long id, long projectId, int position, ObjectNode data) {}
