import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { projectQuery } from "../server/projects.ts";
import { useMe } from "../server/session.ts";
import { RoleGate } from "../ui/role-gate.tsx";

export type ForManagersProps = { readonly projectId: number; readonly children: ReactNode };

/** A page of a project for those who manage it. */
export function ForManagers({ projectId, children }: ForManagersProps): ReactNode {
  const project = useQuery(projectQuery(projectId)).data;
  return (
    <RoleGate mine={project?.my_role} wanted="manager">
      {children}
    </RoleGate>
  );
}

/** A page of the organisation for those who administer it. */
export function ForAdministrators({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <RoleGate mine={useMe()?.role} wanted="administrator">
      {children}
    </RoleGate>
  );
}
