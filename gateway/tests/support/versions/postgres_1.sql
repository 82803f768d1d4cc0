-- The tables of the first version in PostgreSQL, as they were created.
CREATE SCHEMA septet;
SET search_path = septet;
CREATE TABLE version (version integer NOT NULL);
INSERT INTO version VALUES (1);
-- Each start of the service. Its messages and events are its own until it is gone.
CREATE TABLE instances (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seen timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- In milliseconds.
    lease bigint NOT NULL,
    is_gone boolean NOT NULL DEFAULT false
) WITH (fillfactor = 20);

-- The number of the last transaction that each writer of an instance has committed, to know whether one
-- was whose answer was lost. The database's own numbers do not say it: after a crash they are used again.
CREATE TABLE writers (
    id bigint PRIMARY KEY,
    number bigint NOT NULL,
    seen timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 20);

CREATE TABLE messages (
    -- The instance that accepted it in the upper bits, and a number.
    place bigint PRIMARY KEY,
    owner bigint NOT NULL,
    account bytea NOT NULL,
    accepted bigint NOT NULL,
    -- The segments that count towards the rate.
    load bigint NOT NULL,
    -- 0 while it waits, 1 when its end is known, 2 while a carrier has it.
    progress smallint NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    unanswered integer NOT NULL DEFAULT 0,
    -- When it is tried again, or when its receipts are given up.
    due bigint,
    -- When it is given up unless a carrier has it.
    expires bigint NOT NULL,
    error integer,
    data bytea NOT NULL,
    text bytea
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX messages_of_account ON messages (account, place);
CREATE INDEX new_messages ON messages (owner, place) WHERE progress = 0 AND due IS NULL;
CREATE INDEX due_messages ON messages (owner, due) WHERE progress = 0 AND due IS NOT NULL;
CREATE INDEX expiring_messages ON messages (owner, expires) INCLUDE (accepted, load)
    WHERE progress = 0;
CREATE INDEX submitted_messages ON messages (due) WHERE progress = 2;

CREATE TABLE events (
    place bigint PRIMARY KEY,
    -- The place of its message, or a negative number.
    message bigint NOT NULL,
    owner bigint NOT NULL,
    -- The application.
    receiver text NOT NULL,
    kind text NOT NULL,
    time bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due bigint,
    body bytea NOT NULL
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX events_of_message ON events (message, place);
CREATE INDEX new_events ON events (owner, receiver, place) WHERE due IS NULL;
CREATE INDEX due_events ON events (owner, receiver, due) WHERE due IS NOT NULL;
CREATE INDEX events_by_time ON events (time);

-- Segments that a carrier has accepted.
CREATE SEQUENCE segment_numbers CACHE 32;
CREATE TABLE segments (
    message bigint NOT NULL,
    sequence smallint NOT NULL,
    total smallint NOT NULL,
    reference integer NOT NULL,
    carrier text NOT NULL,
    id text NOT NULL,
    recipient text NOT NULL,
    -- 0 if it was delivered, otherwise the error code.
    outcome integer,
    -- The order in which they were recorded.
    number bigint NOT NULL DEFAULT nextval('segment_numbers'),
    PRIMARY KEY (message, sequence)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX segments_by_id ON segments (carrier, id);
CREATE INDEX segments_with_outcome ON segments (message) WHERE outcome IS NOT NULL;

-- Receipts for segments that are yet to be recorded, once for each form of their identifier.
CREATE TABLE receipts (
    number bigint NOT NULL,
    carrier text NOT NULL,
    id text NOT NULL,
    -- 0 for the identifier as it is.
    form smallint NOT NULL,
    source text NOT NULL,
    destination text NOT NULL,
    outcome integer NOT NULL,
    time bigint NOT NULL,
    PRIMARY KEY (number, form)
);
CREATE INDEX receipts_by_id ON receipts (carrier, id);
CREATE INDEX receipts_by_time ON receipts (time);

-- The recent receipts of a carrier whose identifiers had a form.
CREATE TABLE identifiers (
    carrier text NOT NULL,
    form smallint NOT NULL,
    seen integer NOT NULL,
    PRIMARY KEY (carrier, form)
);

-- The segments of messages that have ended a short time ago, whose receipts can still come.
CREATE UNLOGGED TABLE ended (
    carrier text NOT NULL,
    id text NOT NULL,
    recipient text NOT NULL,
    time timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (carrier, id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ended_by_time ON ended (time);

-- Parts of messages from carriers.
CREATE TABLE parts (
    carrier text NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    width smallint NOT NULL,
    reference integer NOT NULL,
    total smallint NOT NULL,
    sequence smallint NOT NULL,
    time bigint NOT NULL,
    coding smallint NOT NULL,
    has_header boolean NOT NULL,
    octets bytea NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total, sequence)
);
CREATE INDEX parts_by_time ON parts (carrier, time);

-- Messages whose parts were complete a short time ago, with the digests of all parts in order.
CREATE TABLE joined (
    carrier text NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    width smallint NOT NULL,
    reference integer NOT NULL,
    total smallint NOT NULL,
    time bigint NOT NULL,
    digests bytea NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total)
);
CREATE INDEX joined_by_time ON joined (time);

CREATE TABLE media (
    account bytea NOT NULL,
    name bytea NOT NULL,
    content_type text,
    cache_control text,
    until bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (account, name)
);
CREATE INDEX media_until ON media (until);

-- When the next segment of a rate may leave.
CREATE UNLOGGED TABLE rates (
    name text PRIMARY KEY,
    next timestamptz NOT NULL
) WITH (fillfactor = 20);

-- The reference numbers of long messages, for groups of destinations.
CREATE UNLOGGED TABLE counters (
    bucket integer PRIMARY KEY,
    next integer NOT NULL
) WITH (fillfactor = 50);
