import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { personName, sessionQuery, signOut } from "../server/session.ts";
import { Menu } from "../ui/menu.tsx";
import { railLook } from "./rail-look.ts";
import { chooseTheme, useTheme } from "./theme.ts";

/** The choice of the theme. */
export function ThemeButton({ wide }: { readonly wide: boolean }): ReactNode {
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
        <button type="button" aria-label={t`Theme: ${words[theme]}`} className={railLook(wide)}>
          <Now size={18} strokeWidth={1.5} aria-hidden={true} />
          {wide && <span className="truncate">{words[theme]}</span>}
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

/** Who is signed in, with the ways to the account and out. */
export function MeButton({ wide }: { readonly wide: boolean }): ReactNode {
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
        <button
          type="button"
          aria-label={wide ? undefined : t`${me.initials}: account of ${personName(me)}`}
          className={railLook(wide)}
        >
          <span
            aria-hidden={wide || undefined}
            className="-mx-1.25 flex size-7 shrink-0 items-center justify-center rounded-full bg-chosen text-xs font-medium text-ink"
          >
            {me.initials}
          </span>
          {wide && <span className="truncate">{personName(me)}</span>}
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
