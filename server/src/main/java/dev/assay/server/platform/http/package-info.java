/// HTTP as the features see it: exchanges, routes, problems, streams. The only package that touches the web server.
@NullMarked
package dev.assay.server.platform.http;

import org.jspecify.annotations.NullMarked;
