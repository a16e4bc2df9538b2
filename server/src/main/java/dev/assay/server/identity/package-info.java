/// Who is there and what they may do: people, organisations, sessions, tokens, invites, and the gate that every
/// route passes. Owns the tables `organization`, `person`, `membership`, `session`, `personal_token`, `legacy_token`,
/// `invite`, `sign_in_attempt` and `audit`.
///
/// Invariants: access is decided in [dev.assay.server.identity.Gate] by [dev.assay.server.identity.Permissions] and
/// nowhere else; no secret is stored readable except the legacy token, which is encrypted; who leaves loses sessions
/// and tokens in the same transaction; an organisation keeps at least one owner.
@NullMarked
package dev.assay.server.identity;

import org.jspecify.annotations.NullMarked;
