/** Filters of the history under a name, for everybody of the college. */
export const savedFilters = {
  number: 10,
  purpose: 'history: saved filters',
  sql: `
    CREATE TABLE saved_filters (
      id         TEXT    NOT NULL PRIMARY KEY,
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      name       TEXT    NOT NULL COLLATE NOCASE,
      -- JSON, as the ask history.search takes them.
      filters    TEXT    NOT NULL,
      UNIQUE (college_id, name)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
