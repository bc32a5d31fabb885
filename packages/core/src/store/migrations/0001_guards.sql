-- Custom SQL migration file: guards that hold against anyone with a connection, also against INSERT OR REPLACE and
-- UPDATE OR REPLACE, which delete rows without firing delete triggers. So a BEFORE INSERT or UPDATE trigger looks for
-- every key a row could collide with, its hidden rowid too.
-- drizzle-kit knows nothing of triggers: a later migration that rebuilds a table has to create the table's again.

CREATE TRIGGER actor_is_kept BEFORE DELETE ON actor
BEGIN SELECT RAISE(ABORT, 'an actor is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER claimant_is_kept BEFORE DELETE ON claimant
BEGIN SELECT RAISE(ABORT, 'a claimant is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER claim_is_kept BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'a claim is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER appearance_is_kept BEFORE DELETE ON appearance
BEGIN SELECT RAISE(ABORT, 'an appearance is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER source_is_kept BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'a source is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER snapshot_bytes_is_kept BEFORE DELETE ON snapshot_bytes
BEGIN SELECT RAISE(ABORT, 'the bytes of a snapshot is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER snapshot_is_kept BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER table_content_is_kept BEFORE DELETE ON table_content
BEGIN SELECT RAISE(ABORT, 'the content of a table is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_table_is_kept BEFORE DELETE ON evidence_table
BEGIN SELECT RAISE(ABORT, 'a table is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER proposition_is_kept BEFORE DELETE ON proposition
BEGIN SELECT RAISE(ABORT, 'a proposition is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_is_kept BEFORE DELETE ON assessment
BEGIN SELECT RAISE(ABORT, 'an assessment is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER verdict_is_kept BEFORE DELETE ON verdict
BEGIN SELECT RAISE(ABORT, 'a verdict is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER review_is_kept BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'a review is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'a claim never changes'); END;
--> statement-breakpoint
CREATE TRIGGER appearance_stays BEFORE UPDATE ON appearance
BEGIN SELECT RAISE(ABORT, 'an appearance never changes'); END;
--> statement-breakpoint
CREATE TRIGGER snapshot_bytes_stays BEFORE UPDATE ON snapshot_bytes
BEGIN SELECT RAISE(ABORT, 'the bytes of a snapshot never changes'); END;
--> statement-breakpoint
CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
--> statement-breakpoint
CREATE TRIGGER table_content_stays BEFORE UPDATE ON table_content
BEGIN SELECT RAISE(ABORT, 'the content of a table never changes'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_table_stays BEFORE UPDATE ON evidence_table
BEGIN SELECT RAISE(ABORT, 'a table never changes'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence never changes'); END;
--> statement-breakpoint
CREATE TRIGGER proposition_stays BEFORE UPDATE ON proposition
BEGIN SELECT RAISE(ABORT, 'a proposition never changes'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_stays BEFORE UPDATE ON assessment
BEGIN SELECT RAISE(ABORT, 'an assessment never changes'); END;
--> statement-breakpoint
CREATE TRIGGER review_stays BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'a review never changes'); END;
--> statement-breakpoint
CREATE TRIGGER event_stays BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;
--> statement-breakpoint
CREATE TRIGGER actor_stays_itself BEFORE UPDATE ON actor
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'an actor keeps its id'); END;
--> statement-breakpoint
CREATE TRIGGER claimant_stays_itself BEFORE UPDATE ON claimant
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'a claimant keeps its id'); END;
--> statement-breakpoint
CREATE TRIGGER source_stays_itself BEFORE UPDATE ON source
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'a source keeps its id'); END;
--> statement-breakpoint
CREATE TRIGGER actor_is_new BEFORE INSERT ON actor
WHEN EXISTS (SELECT 1 FROM actor WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM actor WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'an actor is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER claimant_is_new BEFORE INSERT ON claimant
WHEN EXISTS (SELECT 1 FROM claimant WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM claimant WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a claimant is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER claim_is_new BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM claim WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a claim is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER source_is_new BEFORE INSERT ON source
WHEN EXISTS (SELECT 1 FROM source WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM source WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a source is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_is_new BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM evidence WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'evidence is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER proposition_is_new BEFORE INSERT ON proposition
WHEN EXISTS (SELECT 1 FROM proposition WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM proposition WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a proposition is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_is_new BEFORE INSERT ON assessment
WHEN EXISTS (SELECT 1 FROM assessment WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM assessment WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'an assessment is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER review_is_new BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM review WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM review WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a review is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER appearance_is_new BEFORE INSERT ON appearance
WHEN EXISTS (SELECT 1 FROM appearance WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM appearance WHERE rowid = NEW.rowid)
  OR (NEW.first = 1 AND EXISTS (SELECT 1 FROM appearance WHERE claim_id = NEW.claim_id AND first = 1))
BEGIN SELECT RAISE(ABORT, 'an appearance is never replaced'); END;
--> statement-breakpoint
-- What is kept by its digest, and what is the same by another key, is passed over the second time: the writer looks
-- whether a row came back.
CREATE TRIGGER snapshot_bytes_are_new BEFORE INSERT ON snapshot_bytes
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM snapshot_bytes WHERE digest = NEW.digest);
  SELECT RAISE(ABORT, 'the bytes of a snapshot are never replaced')
    WHERE EXISTS (SELECT 1 FROM snapshot_bytes WHERE rowid = NEW.rowid);
END;
--> statement-breakpoint
CREATE TRIGGER snapshot_is_new BEFORE INSERT ON snapshot
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM snapshot WHERE source_id = NEW.source_id AND digest = NEW.digest);
  SELECT RAISE(ABORT, 'a snapshot is never replaced')
    WHERE EXISTS (SELECT 1 FROM snapshot WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM snapshot WHERE rowid = NEW.rowid);
END;
--> statement-breakpoint
CREATE TRIGGER table_content_is_new BEFORE INSERT ON table_content
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM table_content WHERE digest = NEW.digest);
  SELECT RAISE(ABORT, 'the content of a table is never replaced')
    WHERE EXISTS (SELECT 1 FROM table_content WHERE rowid = NEW.rowid);
END;
--> statement-breakpoint
CREATE TRIGGER evidence_table_is_new BEFORE INSERT ON evidence_table
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM evidence_table WHERE name = NEW.name AND vintage = NEW.vintage);
  SELECT RAISE(ABORT, 'a table is never replaced')
    WHERE EXISTS (SELECT 1 FROM evidence_table WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM evidence_table WHERE rowid = NEW.rowid);
END;
--> statement-breakpoint
CREATE TRIGGER verdict_is_new BEFORE INSERT ON verdict
WHEN EXISTS (SELECT 1 FROM verdict WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM verdict WHERE rowid = NEW.rowid)
  OR EXISTS (SELECT 1 FROM verdict WHERE claim_id = NEW.claim_id)
BEGIN SELECT RAISE(ABORT, 'a verdict is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER verdict_stays_itself BEFORE UPDATE ON verdict
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id OR NEW.claim_id IS NOT OLD.claim_id
BEGIN SELECT RAISE(ABORT, 'a verdict keeps its id and its claim'); END;
--> statement-breakpoint
CREATE TRIGGER revision_is_new BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM revision WHERE rowid = NEW.rowid)
  OR EXISTS (SELECT 1 FROM revision WHERE verdict_id = NEW.verdict_id AND revision = NEW.revision)
  OR (NEW.state = 'published'
    AND EXISTS (SELECT 1 FROM revision WHERE verdict_id = NEW.verdict_id AND state = 'published'))
BEGIN SELECT RAISE(ABORT, 'a revision is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER revision_content_stays BEFORE UPDATE ON revision
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id OR NEW.verdict_id IS NOT OLD.verdict_id
  OR NEW.revision IS NOT OLD.revision OR NEW.content IS NOT OLD.content OR NEW.digest IS NOT OLD.digest
  OR NEW.rating IS NOT OLD.rating OR NEW.author_id IS NOT OLD.author_id OR NEW.proposed_at IS NOT OLD.proposed_at
BEGIN SELECT RAISE(ABORT, 'the content of a revision never changes'); END;
--> statement-breakpoint
CREATE TRIGGER revision_goes_on BEFORE UPDATE ON revision
WHEN (OLD.state = 'published' AND NEW.state NOT IN ('published', 'corrected', 'retracted'))
  OR (OLD.state IN ('corrected', 'retracted') AND NEW.state IS NOT OLD.state)
  OR (OLD.published_at IS NOT NULL AND NEW.published_at IS NOT OLD.published_at)
  OR (NEW.state = 'published' AND OLD.state IS NOT 'published'
    AND EXISTS (SELECT 1 FROM revision WHERE verdict_id = NEW.verdict_id AND state = 'published'))
BEGIN SELECT RAISE(ABORT, 'a published revision is only corrected or retracted'); END;
--> statement-breakpoint
CREATE TRIGGER revision_is_marked_once BEFORE UPDATE ON revision
WHEN ((NEW.policy IS NOT OLD.policy OR NEW.emergency IS NOT OLD.emergency OR NEW.embargo_until IS NOT OLD.embargo_until)
    AND NOT (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL))
  OR (NEW.retraction IS NOT OLD.retraction AND NOT (OLD.state = 'published' AND NEW.state = 'retracted'))
BEGIN SELECT RAISE(ABORT, 'the marks of a revision are set once'); END;
--> statement-breakpoint
CREATE TRIGGER event_is_next BEFORE INSERT ON event
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'an event goes to the head of the record'); END;
--> statement-breakpoint
CREATE TRIGGER dismissal_is_kept BEFORE DELETE ON dismissal
BEGIN SELECT RAISE(ABORT, 'a dismissal is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER dismissal_stays BEFORE UPDATE ON dismissal
BEGIN SELECT RAISE(ABORT, 'a dismissal never changes'); END;
--> statement-breakpoint
CREATE TRIGGER dismissal_is_new BEFORE INSERT ON dismissal
WHEN EXISTS (SELECT 1 FROM dismissal WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM dismissal WHERE rowid = NEW.rowid)
  OR EXISTS (SELECT 1 FROM dismissal WHERE review_id = NEW.review_id)
BEGIN SELECT RAISE(ABORT, 'a dismissal is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER reply_is_kept BEFORE DELETE ON reply
BEGIN SELECT RAISE(ABORT, 'a reply is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER reply_is_new BEFORE INSERT ON reply
WHEN EXISTS (SELECT 1 FROM reply WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM reply WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a reply is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER reply_is_answered_once BEFORE UPDATE ON reply
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id OR NEW.claim_id IS NOT OLD.claim_id
  OR NEW.asked IS NOT OLD.asked OR NEW.channel IS NOT OLD.channel OR NEW.question IS NOT OLD.question
  OR NEW.deadline IS NOT OLD.deadline OR NEW.asked_by IS NOT OLD.asked_by OR NEW.asked_at IS NOT OLD.asked_at
  OR (OLD.answer IS NOT NULL AND NEW.answer IS NOT OLD.answer)
BEGIN SELECT RAISE(ABORT, 'a reply changes only by its answer, once'); END;
--> statement-breakpoint
CREATE TRIGGER api_key_is_kept BEFORE DELETE ON api_key
BEGIN SELECT RAISE(ABORT, 'a key is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER api_key_is_new BEFORE INSERT ON api_key
WHEN EXISTS (SELECT 1 FROM api_key WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM api_key WHERE rowid = NEW.rowid)
  OR EXISTS (SELECT 1 FROM api_key WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a key is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER api_key_is_revoked_once BEFORE UPDATE ON api_key
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name
  OR NEW.actor_id IS NOT OLD.actor_id OR NEW.scopes IS NOT OLD.scopes OR NEW.digest IS NOT OLD.digest
  OR NEW.created_by IS NOT OLD.created_by OR NEW.created_at IS NOT OLD.created_at
  OR NEW.expires_at IS NOT OLD.expires_at OR OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a key changes only by being revoked, once'); END;
--> statement-breakpoint
CREATE TRIGGER identity_is_kept BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'an identity is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER identity_stays BEFORE UPDATE ON identity
BEGIN SELECT RAISE(ABORT, 'an identity never changes'); END;
--> statement-breakpoint
CREATE TRIGGER identity_is_new BEFORE INSERT ON identity
WHEN EXISTS (SELECT 1 FROM identity WHERE issuer = NEW.issuer AND subject = NEW.subject)
  OR EXISTS (SELECT 1 FROM identity WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'an identity is never replaced'); END;
--> statement-breakpoint
-- Words of claims, and of those whose verdict was published: two indexes, or the rank of what is public would tell of
-- what is not. What is indexed comes as words with a space between them, so that `ascii` has nothing more to cut.
CREATE VIRTUAL TABLE claim_search USING fts5(words, claimant_words, content = '', tokenize = 'ascii');
--> statement-breakpoint
CREATE VIRTUAL TABLE public_claim_search USING fts5(words, claimant_words, content = '', tokenize = 'ascii');
--> statement-breakpoint
CREATE TRIGGER claim_listing_is_searched AFTER INSERT ON claim_listing
BEGIN
  INSERT INTO claim_search (rowid, words, claimant_words) VALUES (NEW.number, NEW.words, NEW.claimant_words);
END;
--> statement-breakpoint
CREATE TRIGGER verdict_is_searched_once_public AFTER UPDATE OF public_state ON verdict
WHEN OLD.public_state IS NULL AND NEW.public_state IS NOT NULL
BEGIN
  INSERT INTO public_claim_search (rowid, words, claimant_words)
    SELECT number, words, claimant_words FROM claim_listing WHERE claim_id = NEW.claim_id;
END;
--> statement-breakpoint
CREATE TRIGGER claim_listing_is_kept BEFORE DELETE ON claim_listing
BEGIN SELECT RAISE(ABORT, 'a listing is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER claim_listing_is_new BEFORE INSERT ON claim_listing
WHEN EXISTS (SELECT 1 FROM claim_listing WHERE claim_id = NEW.claim_id)
  OR EXISTS (SELECT 1 FROM claim_listing WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a listing is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER claim_listing_stays_itself BEFORE UPDATE ON claim_listing
WHEN NEW.number IS NOT OLD.number OR NEW.claim_id IS NOT OLD.claim_id OR NEW.words IS NOT OLD.words
  OR NEW.claimant_words IS NOT OLD.claimant_words
BEGIN SELECT RAISE(ABORT, 'a listing keeps its claim and its words'); END;
--> statement-breakpoint
CREATE TRIGGER cited_evidence_is_kept BEFORE DELETE ON cited_evidence
BEGIN SELECT RAISE(ABORT, 'what was published stays public'); END;
--> statement-breakpoint
CREATE TRIGGER cited_evidence_stays BEFORE UPDATE ON cited_evidence
BEGIN SELECT RAISE(ABORT, 'what was published stays public'); END;
--> statement-breakpoint
CREATE TRIGGER cited_evidence_is_new BEFORE INSERT ON cited_evidence
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM cited_evidence WHERE evidence_id = NEW.evidence_id);
  SELECT RAISE(ABORT, 'what was published stays public')
    WHERE EXISTS (SELECT 1 FROM cited_evidence WHERE rowid = NEW.rowid);
END;
--> statement-breakpoint
CREATE TRIGGER cited_assessment_is_kept BEFORE DELETE ON cited_assessment
BEGIN SELECT RAISE(ABORT, 'what was published stays public'); END;
--> statement-breakpoint
CREATE TRIGGER cited_assessment_stays BEFORE UPDATE ON cited_assessment
BEGIN SELECT RAISE(ABORT, 'what was published stays public'); END;
--> statement-breakpoint
CREATE TRIGGER cited_assessment_is_new BEFORE INSERT ON cited_assessment
BEGIN
  SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM cited_assessment WHERE assessment_id = NEW.assessment_id);
  SELECT RAISE(ABORT, 'what was published stays public')
    WHERE EXISTS (SELECT 1 FROM cited_assessment WHERE rowid = NEW.rowid);
END;
--> statement-breakpoint
-- What a verdict rests on is listed while a revision of it stands, and stays until that stands no longer.
CREATE TRIGGER rests_on_table_is_kept BEFORE DELETE ON rests_on_table
WHEN EXISTS (SELECT 1 FROM revision WHERE verdict_id = OLD.verdict_id AND state = 'published')
BEGIN SELECT RAISE(ABORT, 'what a verdict rests on stays while it stands'); END;
--> statement-breakpoint
CREATE TRIGGER rests_on_table_stays BEFORE UPDATE ON rests_on_table
BEGIN SELECT RAISE(ABORT, 'what a verdict rests on never changes'); END;
--> statement-breakpoint
CREATE TRIGGER rests_on_table_is_new BEFORE INSERT ON rests_on_table
BEGIN
  SELECT RAISE(IGNORE)
    WHERE EXISTS (SELECT 1 FROM rests_on_table WHERE verdict_id = NEW.verdict_id AND table_id = NEW.table_id);
  SELECT RAISE(ABORT, 'what a verdict rests on is listed while it stands, and never replaced')
    WHERE EXISTS (SELECT 1 FROM rests_on_table WHERE rowid = NEW.rowid)
      OR NOT EXISTS (SELECT 1 FROM revision WHERE verdict_id = NEW.verdict_id AND state = 'published');
END;
--> statement-breakpoint
CREATE TRIGGER rests_on_snapshot_is_kept BEFORE DELETE ON rests_on_snapshot
WHEN EXISTS (SELECT 1 FROM revision WHERE verdict_id = OLD.verdict_id AND state = 'published')
BEGIN SELECT RAISE(ABORT, 'what a verdict rests on stays while it stands'); END;
--> statement-breakpoint
CREATE TRIGGER rests_on_snapshot_stays BEFORE UPDATE ON rests_on_snapshot
BEGIN SELECT RAISE(ABORT, 'what a verdict rests on never changes'); END;
--> statement-breakpoint
CREATE TRIGGER rests_on_snapshot_is_new BEFORE INSERT ON rests_on_snapshot
BEGIN
  SELECT RAISE(IGNORE)
    WHERE EXISTS (SELECT 1 FROM rests_on_snapshot WHERE verdict_id = NEW.verdict_id AND snapshot_id = NEW.snapshot_id);
  SELECT RAISE(ABORT, 'what a verdict rests on is listed while it stands, and never replaced')
    WHERE EXISTS (SELECT 1 FROM rests_on_snapshot WHERE rowid = NEW.rowid)
      OR NOT EXISTS (SELECT 1 FROM revision WHERE verdict_id = NEW.verdict_id AND state = 'published');
END;
--> statement-breakpoint
-- The number of an event tells how much happens at a desk, and is sealed before it goes out.
INSERT INTO cursor_key (id, key) VALUES (1, randomblob(32));
--> statement-breakpoint
CREATE TRIGGER cursor_key_is_kept BEFORE DELETE ON cursor_key
BEGIN SELECT RAISE(ABORT, 'the key of cursors is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER cursor_key_stays BEFORE UPDATE ON cursor_key
BEGIN SELECT RAISE(ABORT, 'the key of cursors never changes'); END;
--> statement-breakpoint
CREATE TRIGGER cursor_key_is_new BEFORE INSERT ON cursor_key
WHEN EXISTS (SELECT 1 FROM cursor_key)
BEGIN SELECT RAISE(ABORT, 'the key of cursors is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER webhook_is_kept BEFORE DELETE ON webhook
BEGIN SELECT RAISE(ABORT, 'a webhook is never deleted from the record'); END;
--> statement-breakpoint
CREATE TRIGGER webhook_is_new BEFORE INSERT ON webhook
WHEN EXISTS (SELECT 1 FROM webhook WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM webhook WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a webhook is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER webhook_stays_itself BEFORE UPDATE ON webhook
WHEN NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id OR NEW.owner_id IS NOT OLD.owner_id
  OR NEW.created_at IS NOT OLD.created_at OR OLD.deleted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a webhook keeps its id and its owner, and once deleted is as it was'); END;
