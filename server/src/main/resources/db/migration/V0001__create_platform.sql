-- The ground of the server: long work that outlives its request, events in order, and work that recurs.
create table job (
    id bigint generated always as identity primary key,
    kind text not null,
    payload jsonb not null,
    creator_id bigint not null,
    scope_id bigint,
    state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    cancel_asked boolean not null default false,
    done bigint not null default 0,
    total bigint not null default 0,
    message text not null default '',
    result jsonb,
    problems jsonb not null default '[]',
    problem_count bigint not null default 0,
    attempts int not null default 0,
    run_after timestamptz not null,
    lease_id uuid,
    lease_until timestamptz,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz
);
create index job_waiting on job (run_after, id) where state = 'queued';
create index job_running on job (lease_until) where state = 'running';
create index job_by_scope on job (scope_id, id desc);
create index job_by_creator on job (creator_id, id desc);

create table outbox (
    id bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    kind text not null,
    scope_id bigint,
    payload jsonb not null,
    created_at timestamptz not null
);
create index outbox_in_order on outbox (transaction_id, id);

create table outbox_reader (
    name text primary key,
    transaction_id xid8 not null,
    event_id bigint not null
);

create table recurring_work (
    name text primary key,
    next_at timestamptz not null
);

create table blob (
    id text primary key check (id ~ '^[0-9a-f]{32}$'),
    size_bytes bigint check (size_bytes >= 0),
    created_at timestamptz not null
);
comment on column blob.size_bytes is 'Null until the last piece is there.';

create table blob_piece (
    blob_id text not null references blob on delete cascade,
    number int not null check (number >= 0),
    content bytea not null,
    primary key (blob_id, number)
);
alter table blob_piece alter column content set storage external;
comment on table blob_piece is 'A mebibyte each but for the last; uploads are compressed already, so they are stored as they are.';

create table blob_place (
    only_one boolean primary key default true check (only_one),
    folder_id uuid
);
comment on table blob_place is 'Where uploads lie: in the folder that holds this id, or, where it is null, in this database.';
