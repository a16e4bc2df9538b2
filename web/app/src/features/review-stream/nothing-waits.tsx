import { Trans } from "@lingui/react/macro";
import { Coffee } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

export type NothingWaitsProps = { readonly onLook: () => void; readonly children: ReactNode };

/** Says that no answer waits for this reviewer, and why. */
export function NothingWaits({ onLook, children }: NothingWaitsProps): ReactNode {
  return (
    <EmptyState
      icon={<Coffee size={28} strokeWidth={1.25} aria-hidden={true} />}
      title={<Trans>Nothing to review now</Trans>}
      action={
        <Button onClick={onLook}>
          <Trans>Look again</Trans>
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
