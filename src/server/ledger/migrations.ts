/**
 * The ledger's tables, by version: a file of version n has run the first n. Never edit one that was released, add one.
 * Times are milliseconds since 1970; money is USD; seeds are decimal digits; `input`, `sent`, `error`, `warnings`, `tags`, `twins` are JSON.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE tasks (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL DEFAULT 0,
    fingerprint TEXT NOT NULL,
    model TEXT NOT NULL,
    provider TEXT NOT NULL,
    definition_hash TEXT NOT NULL,
    sandbox INTEGER NOT NULL,
    status TEXT NOT NULL,
    progress REAL,
    input TEXT NOT NULL,
    sent TEXT NOT NULL,
    seed TEXT,
    provider_id TEXT,
    provider_version TEXT,
    parent TEXT,
    cost_kind TEXT NOT NULL,
    cost_usd REAL,
    estimate_usd REAL,
    reserved_usd REAL NOT NULL,
    error TEXT,
    warnings TEXT NOT NULL,
    starred INTEGER NOT NULL DEFAULT 0,
    rating INTEGER,
    tags TEXT NOT NULL DEFAULT '[]',
    note TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    doubt_at INTEGER,
    next_at INTEGER,
    accepted_at INTEGER NOT NULL,
    sent_at INTEGER,
    running_at INTEGER,
    saving_at INTEGER,
    ended_at INTEGER,
    deleted_at INTEGER
  );
  CREATE INDEX tasks_next ON tasks (next_at) WHERE next_at IS NOT NULL;
  CREATE INDEX tasks_running ON tasks (provider) WHERE status = 'running';
  CREATE INDEX tasks_day ON tasks (accepted_at);
  CREATE INDEX tasks_model ON tasks (model, seq);
  CREATE INDEX tasks_provider_id ON tasks (provider, provider_id);

  CREATE TABLE images (
    id TEXT PRIMARY KEY,
    task TEXT NOT NULL REFERENCES tasks (id),
    place INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'saved', 'missing')),
    provider_id TEXT,
    url TEXT,
    seed TEXT,
    cost_usd REAL,
    unsafe INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    sha256 TEXT,
    type TEXT,
    width INTEGER,
    height INTEGER,
    bytes INTEGER,
    UNIQUE (task, place)
  );
  CREATE INDEX images_sha256 ON images (sha256);

  CREATE TABLE uploads (
    sha256 TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    uploaded_at INTEGER NOT NULL
  );

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    task TEXT NOT NULL,
    at INTEGER NOT NULL
  );
  `,
  // 2: what a provider ran twice, doubts that were paid for again, overdue tasks, downloads by what failed, the bin's end.
  `
  ALTER TABLE tasks ADD COLUMN twins TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE tasks ADD COLUMN doubt_usd REAL NOT NULL DEFAULT 0;
  ALTER TABLE tasks ADD COLUMN overdue_at INTEGER;
  ALTER TABLE tasks ADD COLUMN purged_at INTEGER;
  CREATE INDEX tasks_twins ON tasks (provider) WHERE twins <> '[]';
  CREATE INDEX tasks_deleted ON tasks (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;
  ALTER TABLE images ADD COLUMN misses INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
  // 3: who has signed in, by hashes.
  `
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    token TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  // 4: the order of what waits, where its user changed it.
  `
  ALTER TABLE tasks ADD COLUMN place INTEGER;
  CREATE INDEX tasks_under_way ON tasks (provider, sandbox) WHERE status IN ('sending', 'running');
  `,
  // 5: saved recipes; what ended in another ledger, which counts in no total here, and is never asked for; and the search,
  // all of it derived from the tasks (`search-index.ts`) and filled when the ledger is next opened.
  `
  CREATE TABLE presets (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    preset TEXT NOT NULL
  );
  ALTER TABLE tasks ADD COLUMN imported_at INTEGER;
  CREATE VIRTUAL TABLE words USING fts5(prompt, negative, rest, tokenize = 'ascii');
  INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
  CREATE TABLE facts (
    task INTEGER NOT NULL,
    name TEXT NOT NULL,
    value NOT NULL,
    PRIMARY KEY (name, value, task)
  ) WITHOUT ROWID;
  CREATE INDEX facts_task ON facts (task);
  CREATE TABLE tallies (
    task INTEGER PRIMARY KEY,
    deleted INTEGER NOT NULL,
    sandbox INTEGER NOT NULL,
    images INTEGER NOT NULL,
    pixels INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    cost_kind TEXT NOT NULL,
    usd REAL NOT NULL
  );
  CREATE INDEX tasks_status ON tasks (status);
  CREATE INDEX tasks_starred ON tasks (starred) WHERE starred = 1;
  `,
  // 6: lists by when tasks were accepted: what is brought in stands in its month; and what went over the wire, as JSON.
  `
  CREATE INDEX tasks_made ON tasks (accepted_at) WHERE deleted_at IS NULL;
  CREATE INDEX tasks_binned ON tasks (accepted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;
  DROP INDEX tasks_model;
  CREATE INDEX tasks_model ON tasks (model, accepted_at);
  DROP INDEX tasks_status;
  CREATE INDEX tasks_status ON tasks (status, accepted_at);
  CREATE TABLE exchanges (
    task TEXT NOT NULL REFERENCES tasks (id),
    is_billable INTEGER NOT NULL,
    exchange TEXT NOT NULL,
    UNIQUE (task, is_billable)
  );
  `,
  // 7: the search knows the images of a task apart; derived, and filled anew when the ledger is next opened.
  `
  CREATE TABLE image_facts (
    task INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    value NOT NULL,
    PRIMARY KEY (name, value, task, place)
  ) WITHOUT ROWID;
  CREATE INDEX image_facts_task ON image_facts (task);
  DROP TABLE tallies;
  CREATE TABLE tallies (
    task INTEGER NOT NULL,
    place INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    sandbox INTEGER NOT NULL,
    images INTEGER NOT NULL,
    pixels INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    cost_kind TEXT NOT NULL,
    usd REAL NOT NULL,
    PRIMARY KEY (task, place)
  ) WITHOUT ROWID;
  `,
];
