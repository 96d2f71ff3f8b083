-- The newest schema, for a fresh store; migrations/ brings older stores to the same.
-- Times are UTC in milliseconds. In the derived tables scores, seconds and amounts of the tally are whole numbers of
-- billionths, so that sums are exact: taking a part away again leaves no trace, and a rebuild finds the same to the last bit.

PRAGMA application_id = 1668445298;

-- What happened. Rows are only ever added; undo is a row that voids another. Three things are allowed besides: restoring
-- an orphan's history gives its rows another question (and a note of it), and purging deletes a question's rows.
CREATE TABLE log (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE,
  at         INTEGER NOT NULL,
  zone       TEXT NOT NULL,
  day_starts INTEGER NOT NULL,
  day        TEXT NOT NULL,
  what       TEXT NOT NULL,
  question   TEXT NOT NULL,
  session    TEXT,
  ref        TEXT REFERENCES log (id) DEFERRABLE INITIALLY DEFERRED,
  kind       TEXT NOT NULL,
  typed      TEXT NOT NULL,
  mark       TEXT NOT NULL,
  score      REAL,
  rating     INTEGER,
  seconds    REAL,
  wording    TEXT NOT NULL,
  answer     TEXT NOT NULL,
  data       TEXT NOT NULL
);
CREATE INDEX log_question ON log (question);
CREATE INDEX log_session ON log (session) WHERE session IS NOT NULL;
CREATE INDEX log_ref ON log (ref) WHERE ref IS NOT NULL;

CREATE TRIGGER log_stands
BEFORE UPDATE OF seq, id, at, zone, day_starts, day, what, session, ref, kind, typed, mark, score, rating, seconds,
  wording, answer ON log
BEGIN
  SELECT RAISE(ABORT, 'the log is only ever added to');
END;

-- A sitting as it was planned; its figures are in session_deck.
CREATE TABLE session (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  dossier    TEXT NOT NULL,
  mode       TEXT NOT NULL,
  decks      TEXT NOT NULL,
  plan       TEXT NOT NULL,
  seed       TEXT NOT NULL,
  zone       TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  ends_at    INTEGER,
  towards    TEXT NOT NULL DEFAULT '',
  fingerprint TEXT NOT NULL DEFAULT '',
  options    TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX session_dossier ON session (dossier);
CREATE INDEX session_mode ON session (dossier, mode);
CREATE INDEX session_open ON session (dossier) WHERE ended_at IS NULL;

-- The decks as they were when last seen, to notice what has changed in them since.
CREATE TABLE dossier (
  id          TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE question (
  id          TEXT PRIMARY KEY,
  dossier     TEXT NOT NULL,
  wording     TEXT NOT NULL,
  answer      TEXT NOT NULL,
  answer_text TEXT NOT NULL,
  present     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX question_dossier ON question (dossier);

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Everything from here on is derived from the log and can be made anew from it.
CREATE TABLE card (
  question     TEXT PRIMARY KEY,
  dossier      TEXT NOT NULL,
  deck         TEXT NOT NULL,
  due_at       INTEGER,
  state        TEXT NOT NULL,
  tally        TEXT NOT NULL,
  answers      INTEGER NOT NULL,
  correct      INTEGER NOT NULL,
  lapses       INTEGER NOT NULL,
  suspended    INTEGER NOT NULL,
  buried_until INTEGER,
  flagged      INTEGER NOT NULL,
  changed_from TEXT NOT NULL,
  first_at     INTEGER,
  last_at      INTEGER,
  orphan       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX card_dossier ON card (dossier);
CREATE INDEX card_due ON card (dossier, due_at, deck, buried_until)
  WHERE due_at IS NOT NULL AND suspended = 0 AND orphan = 0;
CREATE INDEX card_orphan ON card (dossier) WHERE orphan = 1;

-- How many cards of a deck have a date to come back on, and how many are suspended; kept up by the triggers.
-- (The conflict clause of a statement overrules those in its triggers, so these have none.)
CREATE TABLE deck_count (
  dossier   TEXT NOT NULL,
  deck      TEXT NOT NULL,
  seen      INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  PRIMARY KEY (dossier, deck)
) WITHOUT ROWID;

CREATE TRIGGER card_added AFTER INSERT ON card
WHEN new.orphan = 0 AND (new.suspended = 1 OR new.due_at IS NOT NULL)
BEGIN
  INSERT INTO deck_count SELECT new.dossier, new.deck, 0, 0
  WHERE NOT EXISTS (SELECT 1 FROM deck_count WHERE dossier = new.dossier AND deck = new.deck);
  UPDATE deck_count
  SET seen = seen + (new.suspended = 0 AND new.due_at IS NOT NULL), suspended = suspended + new.suspended
  WHERE dossier = new.dossier AND deck = new.deck;
END;

CREATE TRIGGER card_removed AFTER DELETE ON card
WHEN old.orphan = 0 AND (old.suspended = 1 OR old.due_at IS NOT NULL)
BEGIN
  UPDATE deck_count
  SET seen = seen - (old.suspended = 0 AND old.due_at IS NOT NULL), suspended = suspended - old.suspended
  WHERE dossier = old.dossier AND deck = old.deck;
  DELETE FROM deck_count WHERE dossier = old.dossier AND deck = old.deck AND seen = 0 AND suspended = 0;
END;

CREATE TRIGGER card_moved AFTER UPDATE OF due_at, suspended, orphan ON card
WHEN (old.due_at IS NULL) <> (new.due_at IS NULL) OR old.suspended <> new.suspended OR old.orphan <> new.orphan
BEGIN
  INSERT INTO deck_count SELECT new.dossier, new.deck, 0, 0
  WHERE NOT EXISTS (SELECT 1 FROM deck_count WHERE dossier = new.dossier AND deck = new.deck);
  UPDATE deck_count
  SET
    seen = seen + (new.orphan = 0 AND new.suspended = 0 AND new.due_at IS NOT NULL)
      - (old.orphan = 0 AND old.suspended = 0 AND old.due_at IS NOT NULL),
    suspended = suspended + (new.orphan = 0 AND new.suspended = 1) - (old.orphan = 0 AND old.suspended = 1)
  WHERE dossier = new.dossier AND deck = new.deck;
  DELETE FROM deck_count WHERE dossier = new.dossier AND deck = new.deck AND seen = 0 AND suspended = 0;
END;

-- What all cards together say of the learner.
CREATE TABLE tally (
  key    TEXT PRIMARY KEY,
  amount INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE day_total (
  dossier TEXT NOT NULL,
  day     TEXT NOT NULL,
  deck    TEXT NOT NULL,
  answers INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  score   INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  PRIMARY KEY (dossier, day, deck)
) WITHOUT ROWID;

CREATE TABLE session_deck (
  session TEXT NOT NULL,
  deck    TEXT NOT NULL,
  answers INTEGER NOT NULL,
  asked   INTEGER NOT NULL,
  score   INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  PRIMARY KEY (session, deck)
) WITHOUT ROWID;

-- Answers by the hour of the day, by the chance that was told of them, and by how sure the learner said to be.
CREATE TABLE spread (
  dossier TEXT NOT NULL,
  sort    TEXT NOT NULL,
  key     TEXT NOT NULL,
  deck    TEXT NOT NULL,
  answers INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  amount  INTEGER NOT NULL,
  PRIMARY KEY (dossier, sort, key, deck)
) WITHOUT ROWID;
