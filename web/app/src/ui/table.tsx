import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A plain table with hairlines; it scrolls sideways where the page is narrow, with all that is placed in it. */
export function Table({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="relative overflow-x-auto rounded-lg border border-hairline bg-surface">
      <table aria-label={label} className="w-full border-collapse text-sm">
        {children}
      </table>
    </div>
  );
}

type CellProps = { readonly children?: ReactNode; readonly className?: string };

export function HeadCell({ children, className }: CellProps): ReactNode {
  return (
    <th
      scope="col"
      className={classNames(
        "border-b border-hairline px-3 py-2 text-left font-medium whitespace-nowrap text-quiet",
        className,
      )}
    >
      {children}
    </th>
  );
}

export function Cell({ children, className }: CellProps): ReactNode {
  return (
    <td className={classNames("h-10 border-b border-hairline px-3 py-1 in-[tr:last-child]:border-b-0", className)}>
      {children}
    </td>
  );
}
