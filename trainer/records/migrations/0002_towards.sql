-- A session may have a moment at which it ends, and a briefing (its id) that it is for.
ALTER TABLE session ADD COLUMN ends_at INTEGER;
ALTER TABLE session ADD COLUMN towards TEXT NOT NULL DEFAULT '';
