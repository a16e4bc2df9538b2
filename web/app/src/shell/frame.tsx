import { useLingui } from "@lingui/react/macro";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { Action } from "../lib/action.ts";
import { atLeast, useMe } from "../server/session.ts";
import { useActions } from "./actions.tsx";
import { Banners } from "./banners.tsx";
import type { CommandPalette as Palette } from "./command-palette.tsx";
import type { HelpSheet as Sheet } from "./help-sheet.tsx";
import { FoldedRail, Rail } from "./rail.tsx";
import { chooseWideRail, useWideRail } from "./rail-width.ts";
import { chooseTheme } from "./theme.ts";

const loadPalette = async (): Promise<{ default: typeof Palette }> => ({
  default: (await import("./command-palette.tsx")).CommandPalette,
});
const loadHelp = async (): Promise<{ default: typeof Sheet }> => ({
  default: (await import("./help-sheet.tsx")).HelpSheet,
});
const CommandPalette = lazy(loadPalette);
const HelpSheet = lazy(loadHelp);

const idleMilliseconds = 1500;

/** Everything around a page: banners, the rail, the palette and the sheet of keys. `bare` leaves the rail out. */
export function Frame({ bare = false }: { readonly bare?: boolean }): ReactNode {
  const { t } = useLingui();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    // What a key opens has to be there when the next key is typed.
    const timer = setTimeout(() => void Promise.allSettled([loadPalette(), loadHelp()]), idleMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  useActions(
    useGlobalActions(
      () => setPalette(true),
      () => setHelp(true),
      bare,
    ),
  );
  return (
    <div className="flex h-full flex-col">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-raised focus:px-3 focus:py-2"
      >
        {t`Skip to the page`}
      </a>
      <Banners sends={!bare} />
      {!bare && <FoldedRail onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />}
      <div className="flex min-h-0 flex-1">
        {!bare && <Rail onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />}
        <main id="page" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto outline-none">
          <Outlet />
        </main>
      </div>
      <Suspense>
        {palette && <CommandPalette open={true} onClose={() => setPalette(false)} />}
        {help && <HelpSheet open={true} onClose={() => setHelp(false)} />}
      </Suspense>
    </div>
  );
}

function useGlobalActions(openPalette: () => void, openHelp: () => void, bare: boolean): readonly Action[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const me = useMe();
  const wideRail = useWideRail();
  const always = (): boolean => true;
  const group = t`Everywhere`;
  return [
    {
      id: "palette",
      label: t`Search and commands`,
      shortcut: "ctrl+k",
      whileTyping: true,
      group,
      enabled: always,
      run: openPalette,
    },
    {
      id: "rail",
      label: wideRail ? t`Hide the words of the rail` : t`Show the words of the rail`,
      shortcut: "[",
      group,
      enabled: () => !bare,
      run: () => chooseWideRail(!wideRail),
    },
    { id: "help", label: t`Keys on this page`, shortcut: "?", group, enabled: always, run: openHelp },
    {
      id: "go-projects",
      label: t`Go to projects`,
      shortcut: null,
      group,
      enabled: always,
      run: () => void navigate({ to: "/projects" }),
    },
    {
      id: "new-project",
      label: t`New project`,
      shortcut: null,
      group,
      enabled: () => atLeast(me?.role, "manager"),
      run: () => void navigate({ to: "/projects/new" }),
    },
    {
      id: "go-review",
      label: t`Go to the review inbox`,
      shortcut: null,
      group,
      enabled: () => atLeast(me?.role, "reviewer"),
      run: () => void navigate({ to: "/review" }),
    },
    {
      id: "go-people",
      label: t`Go to people`,
      shortcut: null,
      group,
      enabled: () => atLeast(me?.role, "administrator"),
      run: () => void navigate({ to: "/people" }),
    },
    {
      id: "go-organization",
      label: t`Go to the organisation`,
      shortcut: null,
      group,
      enabled: () => atLeast(me?.role, "administrator"),
      run: () => void navigate({ to: "/organisation" }),
    },
    {
      id: "go-jobs",
      label: t`Go to jobs`,
      shortcut: null,
      group,
      enabled: always,
      run: () => void navigate({ to: "/jobs" }),
    },
    {
      id: "go-account",
      label: t`Go to my account and tokens`,
      shortcut: null,
      group,
      enabled: always,
      run: () => void navigate({ to: "/account" }),
    },
    {
      id: "theme-light",
      label: t`Theme: light`,
      shortcut: null,
      group,
      enabled: always,
      run: () => chooseTheme("light"),
    },
    { id: "theme-dark", label: t`Theme: dark`, shortcut: null, group, enabled: always, run: () => chooseTheme("dark") },
    {
      id: "theme-system",
      label: t`Theme: as the system`,
      shortcut: null,
      group,
      enabled: always,
      run: () => chooseTheme("system"),
    },
  ];
}
