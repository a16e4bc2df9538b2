import { ApiProblem, answer } from "@assay/api";
import { type QueryKey, queryOptions, useQuery } from "@tanstack/react-query";
import { api, type Query, queries, type Role, type Session, type User } from "./api.ts";

const order: readonly Role[] = ["annotator", "reviewer", "manager", "administrator", "owner"];

export const roles: readonly Role[] = order.toReversed();

/** Whether the role has at least the rights of the wanted one. */
export function atLeast(role: Role | undefined, wanted: Role): boolean {
  return role !== undefined && order.indexOf(role) >= order.indexOf(wanted);
}

/** The session of this browser; null when nobody is signed in. */
export const sessionQuery: Query<Session | null> = queryOptions({
  queryKey: ["session"] as QueryKey,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answer(api.GET("/api/session"));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        return null;
      }
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The signed-in person; only pages behind the sign-in use it. */
export function useMe(): User | undefined {
  return useQuery(sessionQuery).data?.user;
}

/** Takes on the session: nothing that the one before saw stays, and what is on the page is asked anew. */
export function become(session: Session | null): void {
  const others = {
    predicate: ({ queryKey }: { queryKey: QueryKey }): boolean => queryKey[0] !== sessionQuery.queryKey[0],
  };
  queries.setQueryData(sessionQuery.queryKey, session);
  queries.removeQueries({ ...others, type: "inactive" });
  if (session !== null) {
    void queries.resetQueries({ ...others, type: "active" });
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  const session = await answer(api.POST("/api/session", { body: { email, password } }));
  become(session);
}

export async function signOut(): Promise<void> {
  await api.DELETE("/api/session");
  become(null);
}

export async function workAs(person: number): Promise<void> {
  const session = await answer(api.POST("/api/users/{id}/work-as", { params: { path: { id: person } } }));
  become(session);
}

export async function stopWorkingAs(): Promise<void> {
  const session = await answer(api.DELETE("/api/session/work-as"));
  become(session);
}

/** The person's name, or the address while there is none. */
export function personName(person: Pick<User, "first_name" | "last_name" | "email">): string {
  const name = `${person.first_name} ${person.last_name}`.trim();
  return name === "" ? person.email : name;
}
