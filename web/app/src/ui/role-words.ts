import { useLingui } from "@lingui/react/macro";
import type { Role } from "../server/api.ts";

/** What the roles are called. */
export function useRoleWords(): { readonly [R in Role]: string } {
  const { t } = useLingui();
  return {
    owner: t`Owner`,
    administrator: t`Administrator`,
    manager: t`Manager`,
    reviewer: t`Reviewer`,
    annotator: t`Annotator`,
  };
}
