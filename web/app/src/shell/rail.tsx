import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import {
  Building2,
  CircleHelp,
  FolderKanban,
  Inbox,
  LogOut,
  Monitor,
  Moon,
  Search,
  Sun,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { atLeast, personName, sessionQuery, signOut } from "../server/session.ts";
import { Menu } from "../ui/menu.tsx";
import { Tip } from "../ui/tip.tsx";
import { JobsTray } from "./jobs-tray.tsx";
import { Logo } from "./logo.tsx";
import { chooseTheme, useTheme } from "./theme.ts";

type Icon = ComponentType<{ size: number; strokeWidth: number; "aria-hidden": true }>;

const look =
  "flex size-10 items-center justify-center rounded-md text-quiet transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-chosen aria-[current=page]:text-ink data-[popup-open]:bg-hover";

export type RailProps = { readonly onPalette: () => void; readonly onHelp: () => void };

/** The left edge: where one can go from everywhere. */
export function Rail({ onPalette, onHelp }: RailProps): ReactNode {
  const { t } = useLingui();
  const me = useQuery(sessionQuery).data?.user;
  return (
    <nav
      aria-label={t`Main`}
      className="flex w-14 shrink-0 flex-col items-center gap-1 border-r border-hairline bg-surface py-2"
    >
      <Link
        to="/projects"
        aria-label={t`Assay, all projects`}
        className="mb-2 flex size-10 items-center justify-center rounded-md"
      >
        <Logo />
      </Link>
      <RailLink to="/projects" label={t`Projects`} icon={FolderKanban} />
      {atLeast(me?.role, "reviewer") && <RailLink to="/review" label={t`Review inbox`} icon={Inbox} />}
      {atLeast(me?.role, "administrator") && <RailLink to="/people" label={t`People`} icon={UsersRound} />}
      {atLeast(me?.role, "administrator") && <RailLink to="/organisation" label={t`Organisation`} icon={Building2} />}
      <JobsTray className={look} />
      <RailButton label={t`Search and commands`} shortcut="ctrl+k" icon={Search} onClick={onPalette} />
      <span className="flex-1" />
      <RailButton label={t`Keys on this page`} shortcut="?" icon={CircleHelp} onClick={onHelp} />
      <ThemeButton />
      <MeButton />
    </nav>
  );
}

function RailLink({
  to,
  label,
  icon: Icon,
}: {
  readonly to: "/projects" | "/people" | "/review" | "/organisation";
  readonly label: string;
  readonly icon: Icon;
}): ReactNode {
  return (
    <Tip label={label} side="right">
      <Link to={to} aria-label={label} className={look}>
        <Icon size={18} strokeWidth={1.5} aria-hidden={true} />
      </Link>
    </Tip>
  );
}

type RailButtonProps = {
  readonly label: string;
  readonly shortcut: string;
  readonly icon: Icon;
  readonly onClick: () => void;
};

function RailButton({ label, shortcut, icon: Icon, onClick }: RailButtonProps): ReactNode {
  return (
    <Tip label={label} shortcut={shortcut} side="right">
      <button type="button" aria-label={label} className={look} onClick={onClick}>
        <Icon size={18} strokeWidth={1.5} aria-hidden={true} />
      </button>
    </Tip>
  );
}

function ThemeButton(): ReactNode {
  const { t } = useLingui();
  const theme = useTheme();
  const icons = { system: Monitor, light: Sun, dark: Moon } as const;
  const words = { system: t`As the system`, light: t`Light`, dark: t`Dark` } as const;
  const Now = icons[theme];
  return (
    <Menu
      side="right"
      align="end"
      trigger={
        <button type="button" aria-label={t`Theme: ${words[theme]}`} className={look}>
          <Now size={18} strokeWidth={1.5} aria-hidden={true} />
        </button>
      }
      items={(["system", "light", "dark"] as const).map((name) => {
        const Icon = icons[name];
        return {
          id: name,
          label: words[name],
          icon: <Icon size={16} strokeWidth={1.5} aria-hidden={true} />,
          run: () => chooseTheme(name),
        };
      })}
    />
  );
}

function MeButton(): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const me = useQuery(sessionQuery).data?.user;
  if (me === undefined) {
    return null;
  }
  const leave = async (): Promise<void> => {
    await signOut();
    await navigate({ to: "/sign-in" });
  };
  return (
    <Menu
      side="right"
      align="end"
      heading={
        <>
          <span className="block font-medium text-ink">{personName(me)}</span>
          <span className="block text-xs">{me.email}</span>
        </>
      }
      trigger={
        <button type="button" aria-label={t`${me.initials}: account of ${personName(me)}`} className={look}>
          <span className="flex size-7 items-center justify-center rounded-full bg-chosen text-xs font-medium text-ink">
            {me.initials}
          </span>
        </button>
      }
      items={[
        {
          id: "account",
          label: t`Account and tokens`,
          icon: <UserRound size={16} strokeWidth={1.5} aria-hidden={true} />,
          run: () => void navigate({ to: "/account" }),
        },
        {
          id: "sign-out",
          label: t`Sign out`,
          icon: <LogOut size={16} strokeWidth={1.5} aria-hidden={true} />,
          run: () => void leave(),
        },
      ]}
    />
  );
}
