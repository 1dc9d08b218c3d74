/** What reads every derived row, a table each, by names that a rebuild must give again; keys of the database itself left out. */
export const DERIVED = {
  colleges: 'SELECT id, seq, registrations_seq FROM colleges ORDER BY id',
  messages: `
    SELECT m.*, r.id AS registration, 0 AS n FROM messages AS m
    LEFT JOIN registrations AS r ON r.n = m.registration
    ORDER BY m.id`,
  attempts: `
    SELECT a.wamid, a.ordinal, m.id AS message FROM attempts AS a
    JOIN messages AS m ON m.n = a.message
    ORDER BY a.wamid`,
  reports: `
    SELECT a.wamid, r.*, 0 AS message FROM reports AS r
    JOIN attempts AS a ON a.message = r.message AND a.ordinal = r.attempt
    ORDER BY a.wamid, r.participant, r.status`,
  reactions: 'SELECT * FROM reactions ORDER BY target, actor',
  amendments: 'SELECT * FROM amendments ORDER BY target, wamid',
  account_news: 'SELECT * FROM account_news ORDER BY 1, 2, 3, 4, 5, 6',
  strays: 'SELECT * FROM strays ORDER BY delivery, line',
  daily: 'SELECT * FROM daily WHERE total <> 0 ORDER BY 1, 2, 3, 4, 5, 6',
  registrations: `
    SELECT r.id, r.name, r.phone, r.opted_out, r.last_in_at, m.id AS last_message
    FROM registrations AS r
    LEFT JOIN messages AS m ON m.n = r.last_message
    ORDER BY r.id`,
  handles: `
    SELECT h.handle, r.id FROM handles AS h
    JOIN registrations AS r ON r.n = h.registration
    ORDER BY 1, 2`,
} as const;
