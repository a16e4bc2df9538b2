package dev.assay.server.identity;

import dev.assay.server.platform.http.Problem;

/// Every refusal about people, sign-in, tokens and invites.
public sealed interface IdentityProblem extends Problem {
    /// Address and password do not go together; which of them is wrong is not told.
    record SignInRefused() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("sign-in-refused", 401, "Sign-in refused");
        }

        @Override
        public String detail() {
            return "The address or the password is wrong. Try again, or ask an administrator for a new password.";
        }
    }

    /// Somebody has this address already.
    record EmailTaken(String email) implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("email-taken", 409, "Address taken");
        }

        @Override
        public String detail() {
            return "There is an account with the address %s already; use another address, or sign in.".formatted(email);
        }
    }

    /// An account keeps the address it was made with.
    record EmailFixed() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("email-fixed", 405, "Address cannot be changed");
        }

        @Override
        public String detail() {
            return "The address of an account cannot be changed; make a new account with the other address.";
        }
    }

    /// Nobody grants, changes or takes a role above their own.
    record RoleAboveOwn(Role own, Role other) implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("role-above-own", 403, "Role above the own one");
        }

        @Override
        public String detail() {
            return "The role %s is above yours, %s; ask somebody who has it."
                    .formatted(other.wireName(), own.wireName());
        }
    }

    /// An organisation keeps an owner.
    record LastOwner() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("last-owner", 409, "Last owner");
        }

        @Override
        public String detail() {
            return "This is the organisation's last owner; make somebody else an owner first.";
        }
    }

    /// No open invite has this token.
    record InviteNotValid() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("invite-not-valid", 404, "Invite not valid");
        }

        @Override
        public String detail() {
            return "This invite is unknown, was used or withdrawn, or has expired; ask for a new one.";
        }
    }

    /// A person has one personal access token at a time.
    record TokenExists() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("token-exists", 409, "Token exists");
        }

        @Override
        public String detail() {
            return "You have a personal access token; revoke it (POST /api/token/blacklist) or rotate it first.";
        }
    }

    /// The organisation does not use tokens of this kind.
    record TokensDisabled(String what) implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("tokens-disabled", 403, "Tokens switched off");
        }

        @Override
        public String detail() {
            return "The organisation has switched off %s tokens; use the other kind, or ask an administrator."
                    .formatted(what);
        }
    }

    /// What only the person themselves may do.
    record WorkingAs() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("working-as", 403, "Not while working as another");
        }

        @Override
        public String detail() {
            return "Passwords and tokens belong to the person alone; stop working as them first.";
        }
    }

    /// There is nobody to stop working as.
    record NotWorkingAs() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("not-working-as", 409, "Not working as anybody");
        }

        @Override
        public String detail() {
            return "This session works as nobody else; there is nothing to end.";
        }
    }

    /// A thing of browser sessions was asked with a token.
    record SessionNeeded() implements IdentityProblem {
        @Override
        public Kind kind() {
            return new Kind("session-needed", 403, "Session needed");
        }

        @Override
        public String detail() {
            return "This works in a browser session only; sign in with address and password.";
        }
    }
}
