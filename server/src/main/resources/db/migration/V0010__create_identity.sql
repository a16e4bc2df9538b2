-- Who is there: organisations, people, what they are in them, and every way they prove who they are.
create table organization (
    id bigint generated always as identity primary key,
    title text not null,
    open_projects boolean not null default true,
    legacy_tokens_enabled boolean not null default true,
    personal_tokens_enabled boolean not null default true,
    personal_token_days int not null default 365 check (personal_token_days between 1 and 36500),
    created_at timestamptz not null
);

create table person (
    id bigint generated always as identity primary key,
    email text not null check (email = lower(email)),
    username text not null,
    first_name text not null default '',
    last_name text not null default '',
    phone text not null default '',
    password_hash text,
    hotkeys jsonb not null default '{}',
    created_at timestamptz not null,
    last_activity_at timestamptz not null
);
create unique index person_email on person (email);
create unique index person_username on person (lower(username));

create table membership (
    organization_id bigint not null references organization on delete cascade,
    person_id bigint not null references person on delete cascade,
    role text not null check (role in ('owner', 'administrator', 'manager', 'reviewer', 'annotator')),
    created_at timestamptz not null,
    primary key (organization_id, person_id)
);
create unique index membership_one_per_person on membership (person_id);

create table session (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique,
    csrf_token text not null,
    person_id bigint not null references person on delete cascade,
    acted_by bigint references person on delete cascade,
    created_at timestamptz not null,
    used_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_by_person on session (person_id);
create index session_by_actor on session (acted_by) where acted_by is not null;
create index session_by_expiry on session (expires_at);

create table personal_token (
    id bigint generated always as identity primary key,
    person_id bigint not null references person on delete cascade,
    token_hash bytea not null unique,
    unsigned_part text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create unique index personal_token_one_per_person on personal_token (person_id);

create table legacy_token (
    person_id bigint primary key references person on delete cascade,
    token_hash bytea not null unique,
    token_encrypted bytea not null,
    created_at timestamptz not null
);

create table invite (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organization on delete cascade,
    token_hash bytea not null unique,
    role text not null check (role in ('owner', 'administrator', 'manager', 'reviewer', 'annotator')),
    email text,
    created_by bigint not null references person on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by bigint references person on delete set null
);
create index invite_open on invite (organization_id, id) where accepted_at is null;

create table sign_in_failure (
    subject text not null,
    at timestamptz not null
);
create index sign_in_failure_recent on sign_in_failure (subject, at);

create table audit (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organization on delete cascade,
    at timestamptz not null,
    person_id bigint references person on delete set null,
    acted_by bigint references person on delete set null,
    action text not null,
    object text not null,
    detail jsonb not null default '{}'
);
create index audit_newest on audit (organization_id, id desc);

create table server_key (
    only_one boolean primary key default true check (only_one),
    fingerprint text not null,
    wrapped text
);
comment on column server_key.wrapped is 'The key of the servers, encrypted under the password of the database; null where one server keeps it alone.';
