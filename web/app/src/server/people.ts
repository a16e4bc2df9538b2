import { answer } from "@assay/api";
import { type QueryKey, queryOptions, useQuery } from "@tanstack/react-query";
import { api, type Invite, type Query, type User } from "./api.ts";
import { personName } from "./session.ts";

/** The people of the organisation. */
export const peopleQuery: Query<User[]> = queryOptions({
  queryKey: ["people"] as QueryKey,
  queryFn: () => answer(api.GET("/api/users")),
  staleTime: 60_000,
});

/** Invites that nobody took yet. */
export const invitesQuery: Query<Invite[]> = queryOptions({
  queryKey: ["invites"] as QueryKey,
  queryFn: () => answer(api.GET("/api/invites")),
});

/** Says the name of a person by number; the number alone where the reader may not list people. */
export function useNames(): (person: number | null | undefined) => string {
  const people = useQuery({ ...peopleQuery, retry: false }).data ?? [];
  return (id) => {
    if (id === null || id === undefined) {
      return "—";
    }
    const person = people.find((candidate) => candidate.id === id);
    return person === undefined ? `#${id}` : personName(person);
  };
}
