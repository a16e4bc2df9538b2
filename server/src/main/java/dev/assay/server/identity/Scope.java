package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/// What a route reaches, and so which role of the caller counts.
public sealed interface Scope {
    /// Anybody, signed in or not.
    record Open() implements Scope {}

    /// The caller's organisation.
    record Organization() implements Scope {}

    /// One project. The function finds its id from the request; empty means that there is no such thing, a 404.
    record Project(Function<Exchange, OptionalLong> projectIdOf) implements Scope {
        /// The project whose id is this path parameter.
        public static Project param(String name) {
            return of(name, OptionalLong::of);
        }

        /// The project of the thing whose id is this path parameter.
        public static Project of(String name, LongFunction<OptionalLong> projectOfThing) {
            return new Project(exchange -> projectOfThing.apply(exchange.longParam(name)));
        }
    }
}
