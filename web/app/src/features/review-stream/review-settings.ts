import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useNames } from "../../server/people.ts";

const key = "assay.review.names-hidden";

export type AuthorNames = {
  readonly hidden: boolean;
  readonly toggle: () => void;
  /** The name of an answer's author, unless names are hidden. */
  readonly authorName: (person: number | null) => string;
  /** The name of anybody, unless it is the author's and names are hidden. */
  readonly nameIn: (author: number | null) => (person: number | null | undefined) => string;
};

/** Who gave the answers; this browser remembers whether the reviewer wants to know. */
export function useAuthorNames(): AuthorNames {
  const { t } = useLingui();
  const nameOf = useNames();
  const [hidden, setHidden] = useState(() => localStorage.getItem(key) === "yes");
  const authorName = (person: number | null): string => (hidden ? t`Annotator` : nameOf(person));
  return {
    hidden,
    authorName,
    nameIn: (author) => (person) => (person === author ? authorName(author) : nameOf(person)),
    toggle: () => {
      localStorage.setItem(key, hidden ? "no" : "yes");
      setHidden(!hidden);
    },
  };
}
