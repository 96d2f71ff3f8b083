-- A session knows the dossier as it was (its fingerprint), and how it was asked for.
ALTER TABLE session ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
CREATE INDEX session_mode ON session (dossier, mode);

-- Answers by the hour of the day, by the chance that was told of them, and by how sure the learner said to be. What is
-- in the log already is added up when everything is derived anew, which the next start does.
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
